import type { Language } from '../../../platform/pages/languages.ts';
import type { FormField } from '../forms/form-schemas.ts';

/** Every word on a form's page that is ours. */
export interface PageTexts {
  title: string;
  name: string;
  fields: Record<FormField, string>;
  choose: string;
  send: string;
  contactHint: string;
  thankYou: string;
  goOn: string;
  mistakes: string;
  /** What is wrong with a field, by its name; `other` for the rest. */
  wrong: Record<'name' | 'phone' | 'email' | 'contact' | 'other', string>;
  trouble: Record<'gone' | 'busy' | 'foreign' | 'tooLarge' | 'broken', string>;
}

export const TEXTS: Record<Language, PageTexts> = {
  en: {
    title: 'Ask us',
    name: 'Name',
    fields: { phone: 'Phone', email: 'E-mail', course: 'Course', branch: 'Branch', message: 'Message' },
    choose: 'No preference',
    send: 'Send',
    contactHint: 'A phone or an e-mail is enough.',
    thankYou: 'Thank you! We will get in touch with you soon.',
    goOn: 'Go on',
    mistakes: 'Something needs another look',
    wrong: {
      name: 'Please write your name.',
      phone: 'This is not a phone number. Begin with + for another country.',
      email: 'This is not an e-mail address, for example dana@mail.example.',
      contact: 'Please give a phone or an e-mail, so that we can answer.',
      other: 'This is too long or cannot be read.',
    },
    trouble: {
      gone: 'This form is not here any more. Please contact the school directly.',
      busy: 'That was too much at once. Please wait a few minutes and send it again.',
      foreign: 'This was sent from another website. Please open the form again and send it from there.',
      tooLarge: 'This is too long. Please shorten your message.',
      broken: 'Something broke on our side. Please try again in a moment.',
    },
  },
  he: {
    title: 'דברו איתנו',
    name: 'שם',
    fields: { phone: 'טלפון', email: 'דוא״ל', course: 'קורס', branch: 'סניף', message: 'הודעה' },
    choose: 'ללא העדפה',
    send: 'שליחה',
    contactHint: 'מספיק טלפון או דוא״ל.',
    thankYou: 'תודה! ניצור אתכם קשר בקרוב.',
    goOn: 'המשך',
    mistakes: 'יש פרטים שצריך לבדוק שוב',
    wrong: {
      name: 'נא לכתוב את שמכם.',
      phone: 'זה אינו מספר טלפון. למספר ממדינה אחרת יש להתחיל ב־+.',
      email: 'זו אינה כתובת דוא״ל, למשל dana@mail.example.',
      contact: 'נא למלא טלפון או דוא״ל כדי שנוכל להשיב.',
      other: 'ארוך מדי או לא ניתן לקריאה.',
    },
    trouble: {
      gone: 'הטופס כבר אינו פעיל. נא לפנות ישירות לבית הספר.',
      busy: 'נשלחו יותר מדי פניות בבת אחת. נא להמתין כמה דקות ולשלוח שוב.',
      foreign: 'הטופס נשלח מאתר אחר. נא לפתוח אותו מחדש ולשלוח משם.',
      tooLarge: 'הפנייה ארוכה מדי. נא לקצר את ההודעה.',
      broken: 'משהו השתבש אצלנו. נא לנסות שוב בעוד רגע.',
    },
  },
  vi: {
    title: 'Liên hệ với chúng tôi',
    name: 'Họ tên',
    fields: { phone: 'Số điện thoại', email: 'E-mail', course: 'Khóa học', branch: 'Cơ sở', message: 'Lời nhắn' },
    choose: 'Chưa chọn',
    send: 'Gửi',
    contactHint: 'Chỉ cần số điện thoại hoặc e-mail.',
    thankYou: 'Cảm ơn bạn! Chúng tôi sẽ sớm liên hệ với bạn.',
    goOn: 'Tiếp tục',
    mistakes: 'Có mục cần xem lại',
    wrong: {
      name: 'Vui lòng ghi họ tên của bạn.',
      phone: 'Đây không phải là số điện thoại. Số ở nước khác bắt đầu bằng dấu +.',
      email: 'Đây không phải là địa chỉ e-mail, ví dụ dana@mail.example.',
      contact: 'Vui lòng cho số điện thoại hoặc e-mail để chúng tôi trả lời.',
      other: 'Nội dung quá dài hoặc không đọc được.',
    },
    trouble: {
      gone: 'Biểu mẫu này không còn nữa. Vui lòng liên hệ trực tiếp với trường.',
      busy: 'Bạn gửi quá nhiều lần. Vui lòng đợi vài phút rồi gửi lại.',
      foreign: 'Biểu mẫu được gửi từ một trang web khác. Vui lòng mở lại biểu mẫu và gửi từ đó.',
      tooLarge: 'Nội dung quá dài. Vui lòng rút ngắn lời nhắn.',
      broken: 'Có lỗi ở phía chúng tôi. Vui lòng thử lại sau giây lát.',
    },
  },
};
