import { VIETNAMESE } from '../people/vietnamese.ts';
import { drivingCatalog } from './driving-catalog.ts';
import type { DemoSchool, Town } from './school.ts';

const PREFIXES = ['0905', '0912', '0938', '0977', '0868', '0326'];
const phone = (index: number): string => `${PREFIXES[index % PREFIXES.length]} 550 ${100 + index}`;
const town = (name: string, ...streets: string[]): Town => ({ name, streets, phone });

export const driving: DemoSchool = {
  tenant: {
    id: 'driving',
    name: 'Trường dạy lái xe Thầy Duy',
    subdomain: 'driving',
    locale: 'vi',
    timezone: 'Asia/Ho_Chi_Minh',
    currency: 'VND',
    country: 'VN',
  },
  inEnglish: 'Driving school in Vietnamese',
  letter: 'd',
  staff: {
    admin: 'Phạm Đức Duy',
    manager: 'Trần Thị Kim Loan',
    instructor: 'Lê Quang Khải',
    seller: 'Nguyễn Thảo Vy',
    viewer: 'Đỗ Hữu Nghĩa',
  },
  ...drivingCatalog,
  instructors: 6,
  hourlyRate: 200_000,
  vat: { startsOn: '2025-01-01', rateBp: 1000 },
  subject: {
    topics: [
      { id: 't-khai-niem', name: 'Khái niệm và quy tắc', ease: 0.02 },
      { id: 't-bien-bao', name: 'Biển báo', ease: 0.12 },
      { id: 't-sa-hinh', name: 'Sa hình', ease: -0.1 },
      { id: 't-uu-tien', name: 'Quyền ưu tiên', ease: -0.14 },
      { id: 't-toc-do', name: 'Tốc độ và khoảng cách', ease: -0.04 },
      { id: 't-van-hoa', name: 'Văn hóa giao thông', ease: 0.16 },
      { id: 't-ky-thuat', name: 'Kỹ thuật lái xe', ease: 0.04 },
      { id: 't-diem-liet', name: 'Câu điểm liệt', ease: -0.02 },
    ],
    mock: { questions: 35, passAt: 32 },
    say: {
      strength: (topic) => `${topic}: nắm vững`,
      weakness: (topic) => `${topic}: còn hay nhầm`,
      review: (questions) => `Ôn ${questions} câu đến hạn`,
      practise: (topic) => `Luyện 15 câu về: ${topic}`,
      mock: (questions) => `Thi thử một đề ${questions} câu`,
    },
  },
  weekend: [6, 7],
  students: 60,
  nameBook: VIETNAMESE,
  towns: [
    town('Thành phố Hồ Chí Minh', 'Nguyễn Thị Minh Khai', 'Lê Văn Sỹ', 'Cách Mạng Tháng Tám', 'Phan Xích Long', 'Điện Biên Phủ'),
    town('Thủ Đức', 'Võ Văn Ngân', 'Kha Vạn Cân', 'Đặng Văn Bi'),
    town('Biên Hòa', 'Phạm Văn Thuận', 'Đồng Khởi', 'Nguyễn Ái Quốc'),
    town('Dĩ An', 'Trần Hưng Đạo', 'Lý Thường Kiệt'),
  ],
  address: (street, number) => `${number} ${street}`,
  sources: ['Bạn bè giới thiệu', 'Facebook', 'Zalo', 'Đi ngang qua trường'],
  notes: ['Chỉ học được buổi tối.', 'Muốn thi trước Tết.', 'Đã có bằng A1.', 'Gọi điện sau 17 giờ.'],
  adultLearners: 0.6,
  ages: [18, 24],
  grade: (_age, chance) => chance.pick(['Hạng B', 'Hạng B', 'Hạng B', 'Hạng A1', 'Hạng A1', 'Hạng C1']),
};
