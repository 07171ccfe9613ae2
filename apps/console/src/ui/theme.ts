import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type CSSVariablesResolver, createTheme, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 7 carries white text, 3 is the link on dark; both pass AA. */
const accent: MantineColorsTuple = [
  '#eff2ff',
  '#dfe5fc',
  '#bcc8f5',
  '#9aabf1',
  '#7389ec',
  '#5f77e9',
  '#4c63dd',
  '#3f55cb',
  '#3649b5',
  '#26378f',
];

/** Cool greys in Mantine's order (0 text … 7 surface … 9 deepest), so that fields and menus match our surfaces. */
const dark: MantineColorsTuple = [
  '#e4e7ec',
  '#b6bdc9',
  '#8d95a5',
  '#6b7383',
  '#4b5260',
  '#383e4a',
  '#23272f',
  '#1c1f26',
  '#171a20',
  '#111318',
];

const TRANSITION = { duration: 120 };
const CLOSE = msg`Close`;

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  fontFamily: "'Inter Variable', 'Noto Sans Hebrew Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '24px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '20px', lineHeight: '1.35' },
      h4: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // The placeholder is an element a menu may not have; without it the first entry gets the focus.
    Menu: { defaultProps: { transitionProps: TRANSITION, withInitialFocusPlaceholder: false } },
    Modal: {
      // The page's own scrollbar stays (base.css), so locking it would only shift things sideways.
      defaultProps: { transitionProps: TRANSITION, lockScroll: false },
      styles: { title: { fontSize: 16, fontWeight: 650 } },
    },
    Drawer: {
      defaultProps: { transitionProps: TRANSITION, lockScroll: false },
      styles: { title: { fontSize: 16, fontWeight: 650 } },
    },
    Tooltip: {
      defaultProps: { transitionProps: TRANSITION, openDelay: 250, events: { hover: true, focus: true, touch: true } },
    },
    Alert: { defaultProps: { radius: 'md' } },
    Notification: {
      defaultProps: {
        closeButtonProps: {
          // Read when a message is drawn: the theme is made before there is a language.
          get 'aria-label'() {
            return i18n._(CLOSE);
          },
        },
      },
    },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

/** Mantine's own grey for secondary text misses AA on white and on dark; these don't. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b1f27',
    '--mantine-color-dimmed': '#596070',
    '--mantine-color-placeholder': '#6a7181',
    '--mantine-color-default-border': '#d6dae2',
    '--mantine-color-anchor': 'var(--mantine-color-accent-7)',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-accent-light-color': 'var(--mantine-color-accent-8)',
    '--mantine-color-red-light': '#fdecec',
    '--mantine-color-red-light-color': '#a61e1e',
    '--mantine-color-yellow-light': '#fff4d6',
    '--mantine-color-yellow-light-color': '#6f4e00',
    '--mantine-color-green-light-color': '#1d6a2c',
    '--mantine-color-gray-light-color': '#495057',
  },
  dark: {
    '--mantine-color-dimmed': '#a4abb9',
    '--mantine-color-placeholder': '#939bab',
    '--mantine-color-text': 'var(--mantine-color-dark-0)',
    '--mantine-color-anchor': 'var(--mantine-color-accent-3)',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-accent-light-color': 'var(--mantine-color-accent-2)',
    '--mantine-color-red-light': '#3b2226',
    '--mantine-color-red-light-color': '#ffb3b3',
    '--mantine-color-yellow-light': '#352d18',
    '--mantine-color-yellow-light-color': '#ffe28a',
    '--mantine-color-green-light-color': '#9be8a9',
    '--mantine-color-gray-light-color': '#ced4da',
  },
});

/** boot.js reads the same key before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'rollbook.colorScheme' });
