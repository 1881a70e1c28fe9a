/**
 * What lies in a pack to say what it is and how to check it, in both languages.
 *
 * @param url The address that gives it.
 * @param report A report of the pack to show the check with; null where it has none.
 */
export function evidenceReadme(url: string, report: number | null): string {
	const { origin } = new URL(url);
	const example = report ?? "ID";
	const check = `curl -s ${origin}/bc/${example}.json | jq -j '.title, "\\n", .text' | sha256sum`;
	return `GÓI CHỨNG CỨ TRÍCH DẪN
${url}

sentences.csv    mỗi dòng một trích dẫn: câu, văn bản được dẫn, báo cáo, nơi, ngày (mở được bằng Excel)
sentences.jsonl  như trên, mỗi dòng một đối tượng JSON
reports.csv      các báo cáo có những câu ấy: địa chỉ, thời điểm thu thập, mã băm SHA-256 của nội dung
query.json       đã hỏi gì, và chỉ mục ở trạng thái nào khi trả lời (phiên bản dữ liệu, lần thu thập gần nhất)
SHA256SUMS       mã băm của từng tệp trong gói

Cách kiểm chứng
1. Tệp còn nguyên:            sha256sum -c SHA256SUMS
2. Gói làm lại được:          mở lại địa chỉ ở trên. Khi dataVersion trong query.json chưa đổi, gói giống từng byte.
3. Nội dung đúng như đã đọc:  content_hash là SHA-256 của tiêu đề, một dấu xuống dòng và nội dung. Với báo cáo ${example}:
   ${check}
   Nếu khác, báo cáo đã được đọc lại sau ngày lập gói.
4. Vị trí trong báo cáo:      start và end đếm đơn vị UTF-16 trong nội dung.
5. Bản gốc:                   cột url; trang gốc có thể đã đổi sau thời điểm fetched_at.
changedWhilePacked là true: chỉ mục đã đổi trong lúc lập gói, các tệp có thể lệch nhau; hãy tải lại.
Ô bắt đầu bằng = + - @ có thêm dấu ' ở trước trong CSV để bảng tính không coi là công thức; JSONL giữ nguyên văn.
Câu và tiêu đề là của báo đã đăng; trích dẫn phải ghi nguồn. Không thấy trích dẫn không có nghĩa là không có.


EVIDENCE PACK
${url}

sentences.csv    one row a citation: sentence, document, report, place, day
sentences.jsonl  the same, one JSON object a line
reports.csv      the reports they stand in: address, instant of fetching, SHA-256 of the content
query.json       what was asked, and the state of the index that answered (data version, last finished crawl)
SHA256SUMS       checksum of each file

To verify
1. The files are whole:        sha256sum -c SHA256SUMS
2. The pack can be made again: ask the address above. While dataVersion in query.json is the same, so is every byte.
3. A text is as it was read:   content_hash is the SHA-256 of title, a line feed and text. For report ${example}:
   ${check}
   Where it differs, the report was read again after the pack was made.
4. Places in a report:         start and end count UTF-16 units of its text.
5. The original:               column url; the page may have changed since fetched_at.
changedWhilePacked is true: the index changed meanwhile and the files may disagree; ask again.
Cells that begin with = + - @ have a ' before them in CSV, so that no spreadsheet takes them for formulas; JSONL is exact.
Sentences and titles are their publishers'; quote them with the source. What is not found here may still exist.
`;
}
