import type { DemoSchool } from './school.ts';

export const drivingCatalog: Pick<DemoSchool, 'branches' | 'courses'> = {
  branches: [
    {
      id: 'brn_binh_thanh',
      name: 'Cơ sở Bình Thạnh',
      type: 'school',
      address: '215 Điện Biên Phủ, phường Gia Định',
      city: 'Thành phố Hồ Chí Minh',
      contactName: 'Trần Thị Kim Loan',
      contactPhone: '0905 550 001',
      rooms: [
        { name: 'Phòng lý thuyết 1', seats: 40 },
        { name: 'Phòng lý thuyết 2', seats: 30 },
        { name: 'Phòng máy thi thử', seats: 20 },
      ],
    },
    {
      id: 'brn_san_tap_thu_duc',
      name: 'Sân tập Thủ Đức',
      type: 'frontal',
      address: '88 Võ Văn Ngân',
      city: 'Thủ Đức',
      contactName: 'Lê Quang Khải',
      contactPhone: '0912 550 002',
      rooms: [{ name: 'Sa hình', seats: 12 }],
    },
    {
      id: 'brn_bien_hoa',
      name: 'Cơ sở Biên Hòa',
      type: 'school',
      address: '41 Phạm Văn Thuận',
      city: 'Biên Hòa',
      contactName: 'Đỗ Hữu Nghĩa',
      contactPhone: '0938 550 003',
      rooms: [{ name: 'Phòng lý thuyết', seats: 35 }],
    },
  ],
  courses: [
    {
      id: 'crs_hang_b_tu_dong',
      name: 'Ô tô hạng B, số tự động',
      description: 'Lý thuyết 600 câu, cabin mô phỏng, sa hình và đường trường.',
      category: 'Ô tô',
      targetAudience: 'Từ 18 tuổi',
    },
    {
      id: 'crs_hang_b_so_san',
      name: 'Ô tô hạng B, số sàn',
      description: 'Lý thuyết 600 câu, cabin mô phỏng, sa hình và đường trường.',
      category: 'Ô tô',
      targetAudience: 'Từ 18 tuổi',
    },
    {
      id: 'crs_hang_a1',
      name: 'Mô tô hạng A1',
      description: 'Lý thuyết 250 câu và vòng số 8.',
      category: 'Mô tô',
      targetAudience: 'Từ 18 tuổi',
    },
    { id: 'crs_hang_c1', name: 'Xe tải hạng C1', category: 'Ô tô', targetAudience: 'Từ 18 tuổi' },
    {
      id: 'crs_bo_tuc',
      name: 'Bổ túc tay lái',
      description: 'Năm buổi một thầy một trò cho người đã có bằng.',
      category: 'Bổ túc',
      targetAudience: 'Người đã có giấy phép lái xe',
    },
    { id: 'crs_hang_b2_cu', name: 'Ô tô hạng B2 (chương trình cũ)', category: 'Ô tô', isActive: false },
  ],
};
