import { transformAsync } from '@babel/core';
import linguiMacro from '@lingui/babel-plugin-lingui-macro';
import type { Plugin } from 'vite';

/**
 * Turns Lingui's macros into message ids. plugin-react 6 no longer runs Babel, so this does, and only on files
 * that import a macro; types and JSX are left for Vite.
 */
export function linguiMacros(): Plugin {
  return {
    name: 'rollbook-lingui-macros',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /@lingui\/(core|react)\/macro/ },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: [linguiMacro],
        });
        return result?.code ? { code: result.code, map: result.map } : null;
      },
    },
  };
}
