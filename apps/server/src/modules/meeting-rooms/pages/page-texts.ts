import type { Language } from '../../../platform/pages/languages.ts';
import type { LinkedMeeting } from '../links/link-schemas.ts';

type Mark = NonNullable<LinkedMeeting['students'][number]['status']>;

/** Every word on the page of a lesson. */
export interface LessonTexts {
  title: string;
  marks: Record<Mark, string>;
  trial: string;
  everyone: string;
  nobodyYet: string;
  topic: string;
  complete: string;
  save: string;
  saved: string;
  completed: string;
  comeBack: string;
  /** How long the link is good for; `{moment}` is put in. */
  until: string;
  trouble: Record<'gone' | 'over' | 'busy' | 'foreign' | 'wrong' | 'broken', string>;
}

export const TEXTS: Record<Language, LessonTexts> = {
  en: {
    title: 'Attendance',
    marks: { present: 'Here', late: 'Late', absent: 'Absent', excused: 'Excused' },
    trial: 'trial',
    everyone: 'Everyone is here',
    nobodyYet: 'Nobody is registered for this lesson yet.',
    topic: 'What was taught (optional)',
    complete: 'The lesson was held',
    save: 'Save',
    saved: 'Saved. Thank you!',
    completed: 'This lesson is completed. Marks can still be put right.',
    comeBack: 'The lesson has not begun yet. Come back half an hour before it.',
    until: 'This link is good until {moment}.',
    trouble: {
      gone: 'There is no lesson behind this link any more. Please ask the school for a new one.',
      over: 'The time of this link is over. Please ask the school for a new one.',
      busy: 'That was too much at once. Please wait a few minutes and try again.',
      foreign: 'This was sent from another website. Please open the link again and send it from there.',
      wrong: 'This could not be saved: the lesson has changed meanwhile. Please open the link again.',
      broken: 'Something broke on our side. Please try again in a moment.',
    },
  },
  he: {
    title: 'נוכחות',
    marks: { present: 'נוכח', late: 'איחר', absent: 'נעדר', excused: 'היעדרות מוצדקת' },
    trial: 'ניסיון',
    everyone: 'כולם נוכחים',
    nobodyYet: 'עדיין אין רשומים לשיעור הזה.',
    topic: 'מה נלמד (לא חובה)',
    complete: 'השיעור התקיים',
    save: 'שמירה',
    saved: 'נשמר. תודה!',
    completed: 'השיעור הושלם. עדיין אפשר לתקן את הסימונים.',
    comeBack: 'השיעור עוד לא התחיל. אפשר לחזור חצי שעה לפניו.',
    until: 'הקישור תקף עד {moment}.',
    trouble: {
      gone: 'אין עוד שיעור מאחורי הקישור הזה. נא לבקש מבית הספר קישור חדש.',
      over: 'תוקף הקישור פג. נא לבקש מבית הספר קישור חדש.',
      busy: 'נשלחו יותר מדי בקשות בבת אחת. נא להמתין כמה דקות ולנסות שוב.',
      foreign: 'הדף נשלח מאתר אחר. נא לפתוח את הקישור מחדש ולשלוח משם.',
      wrong: 'לא ניתן לשמור: השיעור השתנה בינתיים. נא לפתוח את הקישור מחדש.',
      broken: 'משהו השתבש אצלנו. נא לנסות שוב בעוד רגע.',
    },
  },
  vi: {
    title: 'Điểm danh',
    marks: { present: 'Có mặt', late: 'Đi muộn', absent: 'Vắng', excused: 'Vắng có phép' },
    trial: 'học thử',
    everyone: 'Tất cả có mặt',
    nobodyYet: 'Chưa có ai đăng ký buổi học này.',
    topic: 'Nội dung đã dạy (không bắt buộc)',
    complete: 'Buổi học đã diễn ra',
    save: 'Lưu',
    saved: 'Đã lưu. Cảm ơn bạn!',
    completed: 'Buổi học đã hoàn thành. Bạn vẫn có thể sửa điểm danh.',
    comeBack: 'Buổi học chưa bắt đầu. Hãy quay lại trước giờ học nửa tiếng.',
    until: 'Liên kết này có hiệu lực đến {moment}.',
    trouble: {
      gone: 'Không còn buổi học nào ở liên kết này. Vui lòng xin trường một liên kết mới.',
      over: 'Liên kết này đã hết hạn. Vui lòng xin trường một liên kết mới.',
      busy: 'Bạn thao tác quá nhiều lần. Vui lòng đợi vài phút rồi thử lại.',
      foreign: 'Trang này được gửi từ một trang web khác. Vui lòng mở lại liên kết và gửi từ đó.',
      wrong: 'Không lưu được: buổi học đã thay đổi. Vui lòng mở lại liên kết.',
      broken: 'Có lỗi ở phía chúng tôi. Vui lòng thử lại sau giây lát.',
    },
  },
};
