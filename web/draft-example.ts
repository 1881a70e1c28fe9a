/** A draft to try the check with: one slip of each kind that staff meet, and citations that are right. */
export const DRAFT_EXAMPLE = `Yên Bái, ngày 16 tháng 11 năm 2026

BÁO CÁO
Kết quả công tác tư tưởng và công tác dân vận năm 2026

Ban Thường vụ Đảng ủy đã lãnh đạo các chi bộ tiếp tục thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới.

Việc bảo vệ nền tảng tư tưởng của Đảng được thực hiện theo Nghị quyết số 35-NQ/TW ngày 22/8/2018 của Bộ Chính trị. Các chi bộ học tập chuyên đề theo Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị và Chỉ thị số 37-CT/TW.

Công tác chuyển đổi số bám sát Nghị quyết số 57–NQ/TW ngày 22/12/2024 của Bộ Chính trị. Văn bản trình bày theo Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 của Văn phòng Trung ương Đảng.
`;
