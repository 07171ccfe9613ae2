import type { NewHoliday } from '../../modules/catalog/index.ts';

type Given = NewHoliday & { id: string };

/** `first` or `first/last` of each, from September 2026 to August 2027. */
function year(country: string, days: Record<string, string>): Given[] {
  return Object.entries(days).map(([range, name], index) => {
    const [startDate = '', endDate = startDate] = range.split('/');
    return { id: `hol_${country}_${String(index + 1).padStart(2, '0')}`, name, startDate, endDate };
  });
}

export const VIETNAM = year('vn', {
  '2026-09-01/2026-09-02': 'Quốc khánh',
  '2027-01-01': 'Tết Dương lịch',
  '2027-02-05/2027-02-09': 'Tết Nguyên đán Đinh Mùi',
  '2027-04-16': 'Giỗ Tổ Hùng Vương',
  '2027-04-30': 'Ngày Giải phóng miền Nam',
  '2027-05-01': 'Quốc tế Lao động',
});

export const ISRAEL = year('il', {
  '2026-09-11/2026-09-13': 'ראש השנה',
  '2026-09-20/2026-09-21': 'יום כיפור',
  '2026-09-25/2026-10-03': 'סוכות ושמחת תורה',
  '2026-12-06/2026-12-12': 'חופשת חנוכה',
  '2027-03-23/2027-03-24': 'פורים',
  '2027-04-21/2027-04-28': 'פסח',
  '2027-05-12': 'יום העצמאות',
  '2027-06-10/2027-06-11': 'שבועות',
});

export const ENGLAND = year('gb', {
  '2026-12-25': 'Christmas Day',
  '2026-12-28': 'Boxing Day (substitute day)',
  '2027-01-01': 'New Year’s Day',
  '2027-03-26': 'Good Friday',
  '2027-03-29': 'Easter Monday',
  '2027-05-03': 'Early May bank holiday',
  '2027-05-31': 'Spring bank holiday',
  '2027-08-30': 'Summer bank holiday',
});
