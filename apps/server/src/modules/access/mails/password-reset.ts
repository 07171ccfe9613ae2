import type { MailTemplate } from '../../../platform/mail/letter.ts';

interface PasswordReset {
  name: string;
  school: string;
  email: string;
  url: string;
}

/** Somebody said they forgot their password. */
export const passwordReset: MailTemplate<PasswordReset> = {
  name: 'user.password_reset',
  write: {
    en: ({ name, school, email, url }) => ({
      subject: `A new password for ${school}`,
      paragraphs: [
        `Hello ${name},`,
        `Here you choose a new password for ${email} at ${school}. Everything signed in with the old one is signed out.`,
      ],
      button: { label: 'Choose a new password', url },
      footer: ['The link works once, within an hour.', 'If it was not you who asked, leave it: your password stays as it is.'],
    }),
    he: ({ name, school, email, url }) => ({
      subject: `סיסמה חדשה ל${school}`,
      paragraphs: [`שלום ${name},`, `כאן אפשר לבחור סיסמה חדשה עבור ${email} ב${school}. כל מי שמחובר עם הסיסמה הישנה ינותק.`],
      button: { label: 'בחירת סיסמה חדשה', url },
      footer: ['הקישור תקף לשימוש אחד, במשך שעה.', 'אם לא ביקשת זאת, אפשר להתעלם: הסיסמה שלך לא תשתנה.'],
    }),
    vi: ({ name, school, email, url }) => ({
      subject: `Mật khẩu mới tại ${school}`,
      paragraphs: [
        `Xin chào ${name},`,
        `Tại đây bạn đặt mật khẩu mới cho ${email} tại ${school}. Mọi thiết bị đang đăng nhập bằng mật khẩu cũ sẽ bị đăng xuất.`,
      ],
      button: { label: 'Đặt mật khẩu mới', url },
      footer: ['Liên kết dùng được một lần, trong vòng một giờ.', 'Nếu không phải bạn yêu cầu, hãy bỏ qua: mật khẩu của bạn không đổi.'],
    }),
  },
};
