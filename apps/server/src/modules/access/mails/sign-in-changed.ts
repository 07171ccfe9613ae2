import type { MailTemplate } from '../../../platform/mail/letter.ts';

interface SignInChanged {
  name: string;
  school: string;
  what: 'password' | 'two-factor-on' | 'two-factor-off';
}

const WHAT = {
  en: {
    password: 'your password was changed',
    'two-factor-on': 'two-factor sign-in was turned on',
    'two-factor-off': 'two-factor sign-in was turned off',
  },
  he: { password: 'הסיסמה שלך הוחלפה', 'two-factor-on': 'הופעלה כניסה דו-שלבית', 'two-factor-off': 'הכניסה הדו-שלבית בוטלה' },
  vi: {
    password: 'mật khẩu của bạn đã được đổi',
    'two-factor-on': 'đăng nhập hai bước đã được bật',
    'two-factor-off': 'đăng nhập hai bước đã được tắt',
  },
};

/** Tells somebody that the way they sign in has changed, in case it was not them. */
export const signInChanged: MailTemplate<SignInChanged> = {
  name: 'user.sign_in_changed',
  write: {
    en: ({ name, school, what }) => ({
      subject: `${school}: ${WHAT.en[what]}`,
      paragraphs: [
        `Hello ${name},`,
        `At ${school}, ${WHAT.en[what]}.`,
        'If that was not you, tell an administrator of your school at once.',
      ],
    }),
    he: ({ name, school, what }) => ({
      subject: `${school}: ${WHAT.he[what]}`,
      paragraphs: [`שלום ${name},`, `ב${school} ${WHAT.he[what]}.`, 'אם זה לא היה ביוזמתך, יש לפנות מיד למנהלי המערכת בבית הספר.'],
    }),
    vi: ({ name, school, what }) => ({
      subject: `${school}: ${WHAT.vi[what]}`,
      paragraphs: [
        `Xin chào ${name},`,
        `Tại ${school}, ${WHAT.vi[what]}.`,
        'Nếu không phải bạn, hãy báo ngay cho quản trị viên của trường.',
      ],
    }),
  },
};
