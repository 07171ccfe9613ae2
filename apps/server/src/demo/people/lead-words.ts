/** What people who ask say, and what is written down about them, in a school's language. */
export interface LeadWords {
  sources: readonly string[];
  messages: readonly string[];
  calls: readonly string[];
  noAnswer: string;
  notes: readonly string[];
  closedReasons: readonly string[];
  form: { name: string; title: string; intro: string; thankYou: string };
}

export const LEAD_WORDS: Readonly<Record<'en' | 'he' | 'vi', LeadWords>> = {
  en: {
    sources: ['Website', 'Instagram', 'Recommended by a friend', 'Open day'],
    messages: [
      'Is there a place in an evening group?',
      'How much is a term, and may we try a lesson first?',
      'My daughter is in year 7. Which course fits?',
      'We move to the area in spring and would like to start then.',
    ],
    calls: ['Would like to see a lesson first.', 'Compares two schools, decides next week.', 'Asked for the price list by e-mail.'],
    noAnswer: 'no answer',
    notes: ['Has a sibling who may join.', 'Prefers messages to calls.'],
    closedReasons: ['Found another school', 'Too far away', 'No answer after three calls'],
    form: {
      name: 'Website',
      title: 'Ask us anything',
      intro: 'We answer within one working day.',
      thankYou: 'Thank you! We will call you within one working day.',
    },
  },
  he: {
    sources: ['אתר', 'פייסבוק', 'המלצה של הורים', 'יום פתוח'],
    messages: [
      'האם יש מקום בקבוצה של יום ראשון?',
      'כמה עולה הקורס, ואפשר להגיע לשיעור ניסיון?',
      'הבן בכיתה ה׳. איזה קורס מתאים לו?',
      'נשמח לשמוע על קבוצת המתחילים.',
    ],
    calls: ['רוצים להגיע קודם לשיעור ניסיון.', 'מתלבטים בין שני חוגים, יחליטו בשבוע הבא.', 'ביקשו מחירון בדוא״ל.'],
    noAnswer: 'לא ענו',
    notes: ['יש אח קטן שאולי יצטרף.', 'מעדיפים הודעות על פני שיחות.'],
    closedReasons: ['נרשמו למקום אחר', 'רחוק מדי', 'לא ענו לשלוש שיחות'],
    form: { name: 'אתר', title: 'דברו איתנו', intro: 'נחזור אליכם בתוך יום עבודה אחד.', thankYou: 'תודה! נתקשר אליכם בתוך יום עבודה אחד.' },
  },
  vi: {
    sources: ['Trang web', 'Facebook', 'Zalo', 'Bạn bè giới thiệu'],
    messages: [
      'Lớp buổi tối còn chỗ không ạ?',
      'Học phí trọn gói hạng B bao nhiêu, có trả góp không?',
      'Em mới đủ 18 tuổi, nên học số sàn hay số tự động?',
      'Bao lâu thì được thi sát hạch ạ?',
    ],
    calls: ['Muốn đến xem sân tập trước.', 'Đang so sánh hai trường, tuần sau quyết định.', 'Xin bảng học phí qua Zalo.'],
    noAnswer: 'không nghe máy',
    notes: ['Có thể rủ thêm bạn cùng học.', 'Thích nhắn tin hơn gọi điện.'],
    closedReasons: ['Đã đăng ký nơi khác', 'Xa quá', 'Gọi ba lần không nghe máy'],
    form: {
      name: 'Trang web',
      title: 'Hỏi thầy Duy',
      intro: 'Chúng tôi trả lời trong vòng một ngày làm việc.',
      thankYou: 'Cảm ơn bạn! Chúng tôi sẽ gọi lại trong vòng một ngày làm việc.',
    },
  },
};
