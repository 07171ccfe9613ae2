import { FACT_FILES, type FactFile } from './family-store.ts';

export type Language = 'en' | 'he' | 'vi';
export const FAMILY_FILES = [
  'customer',
  'students',
  'leads',
  'lead-activities',
  'registrations',
  'attendance',
  'makeup-lessons',
  'payments',
  'consents',
  'tasks',
  'mails',
  'audit-log',
] as const;
export type FamilyFile = (typeof FAMILY_FILES)[number];
export { FACT_FILES, type FactFile };

/** Words of the two files a person reads. */
export interface FileTexts {
  title: string;
  intro: string;
  made: string;
  nothing: string;
  files: Record<FamilyFile | FactFile, string>;
}

export const TEXTS: Record<Language, FileTexts> = {
  en: {
    title: 'Your personal data',
    intro:
      'This is everything the school keeps about your family. Open index.html to read it; the .json files hold the same for other programs, and what learning apps brought of each student.',
    made: 'Made on',
    nothing: 'nothing',
    files: {
      customer: 'Who pays: names, contacts, notes. Several records, if they were joined.',
      students: 'Who learns',
      leads: 'Requests you sent us before you joined',
      'lead-activities': 'What was done about those requests',
      registrations: 'The groups each student is or was in, and what they cost',
      attendance: 'Lessons at which a student was marked',
      'makeup-lessons': 'Lessons owed for those that were missed',
      payments: 'What you paid and what was given back',
      consents: 'What you agreed to or took back',
      tasks: 'Our notes to ourselves about you',
      mails: 'E-mails we sent you: when, and about what',
      'audit-log': 'Who changed or read out your data, when, and what',
      'daily-snapshots': 'Learning apps: each day’s practice',
      attempts: 'Learning apps: practice tests',
      'ai-summaries': 'Learning apps: what the AI coach wrote',
      'learning-events': 'Learning apps: single steps',
      'external-events': 'Other learning systems: what they reported',
      mastery: 'How well each skill is known, as we computed it',
      totals: 'Totals of all practice',
      login: 'The student’s own login, without the password',
    },
  },
  he: {
    title: 'המידע האישי שלכם',
    intro:
      'זה כל מה שבית הספר שומר על המשפחה שלכם. פתחו את index.html כדי לקרוא; קובצי ‎.json מכילים את אותו המידע עבור תוכנות אחרות, וכן את מה שאפליקציות הלימוד שלחו על כל תלמיד.',
    made: 'הופק בתאריך',
    nothing: 'אין',
    files: {
      customer: 'מי משלם: שמות, פרטי קשר, הערות. כמה רשומות, אם אוחדו.',
      students: 'מי לומד',
      leads: 'פניות ששלחתם לפני שהצטרפתם',
      'lead-activities': 'מה נעשה בפניות האלה',
      registrations: 'הקבוצות שכל תלמיד רשום או היה רשום בהן, ומחירן',
      attendance: 'שיעורים שבהם סומנה נוכחות של תלמיד',
      'makeup-lessons': 'שיעורי השלמה שמגיעים על שיעורים שהוחמצו',
      payments: 'מה ששילמתם ומה שהוחזר לכם',
      consents: 'למה הסכמתם ומה ביטלתם',
      tasks: 'תזכורות שלנו לגביכם',
      mails: 'הודעות דואר ששלחנו לכם: מתי ובאיזה נושא',
      'audit-log': 'מי שינה או הוציא את המידע שלכם, מתי ומה',
      'daily-snapshots': 'אפליקציות לימוד: התרגול בכל יום',
      attempts: 'אפליקציות לימוד: מבחני תרגול',
      'ai-summaries': 'אפליקציות לימוד: מה כתב המאמן הממוחשב',
      'learning-events': 'אפליקציות לימוד: צעדים בודדים',
      'external-events': 'מערכות לימוד אחרות: מה שדיווחו',
      mastery: 'רמת השליטה בכל מיומנות, כפי שחישבנו',
      totals: 'סיכום כל התרגול',
      login: 'הכניסה של התלמיד, בלי הסיסמה',
    },
  },
  vi: {
    title: 'Dữ liệu cá nhân của bạn',
    intro:
      'Đây là tất cả những gì trường lưu về gia đình bạn. Mở index.html để đọc; các tệp .json chứa cùng nội dung cho phần mềm khác, và những gì ứng dụng học tập gửi về từng học viên.',
    made: 'Lập ngày',
    nothing: 'không có',
    files: {
      customer: 'Người thanh toán: tên, liên hệ, ghi chú. Nhiều bản ghi nếu đã được gộp.',
      students: 'Người học',
      leads: 'Yêu cầu bạn gửi trước khi tham gia',
      'lead-activities': 'Những gì đã làm với các yêu cầu đó',
      registrations: 'Các lớp mà học viên đang hoặc đã học, và học phí',
      attendance: 'Các buổi học đã điểm danh học viên',
      'makeup-lessons': 'Các buổi học bù cho buổi đã vắng',
      payments: 'Những khoản bạn đã trả và được hoàn lại',
      consents: 'Những gì bạn đã đồng ý hoặc rút lại',
      tasks: 'Ghi chú công việc của chúng tôi về bạn',
      mails: 'Thư điện tử đã gửi cho bạn: khi nào và về việc gì',
      'audit-log': 'Ai đã sửa hoặc lấy dữ liệu của bạn, khi nào và gì',
      'daily-snapshots': 'Ứng dụng học: luyện tập mỗi ngày',
      attempts: 'Ứng dụng học: bài thi thử',
      'ai-summaries': 'Ứng dụng học: lời của huấn luyện viên AI',
      'learning-events': 'Ứng dụng học: từng bước học',
      'external-events': 'Hệ thống học tập khác: những gì đã báo cáo',
      mastery: 'Mức thành thạo từng kỹ năng do chúng tôi tính',
      totals: 'Tổng toàn bộ luyện tập',
      login: 'Tài khoản của học viên, không có mật khẩu',
    },
  },
};
