import type { MailTemplate } from '../../../platform/mail/letter.ts';

interface Invitation {
  name: string;
  school: string;
  url: string;
}

/** Somebody was given a login, and chooses its password behind the link. */
export const invitation: MailTemplate<Invitation> = {
  name: 'user.invitation',
  write: {
    en: ({ name, school, url }) => ({
      subject: `Your login at ${school}`,
      paragraphs: [`Hello ${name},`, `${school} has opened a login for you. Choose a password, and you are in.`],
      button: { label: 'Choose a password', url },
      footer: ['The link works once, within 7 days.', 'If you did not expect this, you need do nothing.'],
    }),
    he: ({ name, school, url }) => ({
      subject: `הכניסה שלך ל${school}`,
      paragraphs: [`שלום ${name},`, `${school} פתחו עבורך חשבון. נשאר רק לבחור סיסמה ואפשר להתחיל.`],
      button: { label: 'בחירת סיסמה', url },
      footer: ['הקישור תקף לשימוש אחד, במשך 7 ימים.', 'אם לא ציפית להודעה הזו, אין צורך לעשות דבר.'],
    }),
    vi: ({ name, school, url }) => ({
      subject: `Tài khoản của bạn tại ${school}`,
      paragraphs: [`Xin chào ${name},`, `${school} đã mở tài khoản cho bạn. Chỉ cần đặt mật khẩu là bạn có thể bắt đầu.`],
      button: { label: 'Đặt mật khẩu', url },
      footer: ['Liên kết dùng được một lần, trong vòng 7 ngày.', 'Nếu bạn không chờ thư này, bạn không cần làm gì cả.'],
    }),
  },
};
