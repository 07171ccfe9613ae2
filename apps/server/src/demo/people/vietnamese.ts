import { type NameBook, names } from './names.ts';

export const VIETNAMESE: NameBook = {
  families: names('Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Trương, Đinh'),
  women: names(
    `Thị Mai, Thu Hà, Ngọc Lan, Thanh Thảo, Minh Châu, Thị Hồng, Bích Ngọc, Khánh Linh, Phương Anh, Thùy Dung, Quỳnh Như, Thị Hạnh,
    Mỹ Duyên, Thanh Trúc, Bảo Trân, Kim Oanh, Thu Hương, Hải Yến, Ngọc Ánh, Diễm My, Tường Vy, Thị Nga, Hoài Thương, Cẩm Tú`,
  ),
  men: names(
    `Văn Hùng, Minh Quân, Đức Anh, Quốc Bảo, Gia Huy, Hoàng Nam, Thanh Tùng, Tuấn Kiệt, Văn Thành, Hữu Phước, Công Danh, Nhật Minh,
    Quang Vinh, Tiến Dũng, Đình Phúc, Anh Khoa, Trọng Nhân, Xuân Trường, Thế Hiển, Minh Trí, Văn Lâm, Hải Đăng, Ngọc Sơn, Khắc Việt`,
  ),
  full: (given, family) => `${family.shown} ${given.shown}`,
  isSharedByMothers: false,
};
