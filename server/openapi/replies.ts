/**
 * Answers to some examples, by operation and example, for people to see: as they were over the sample site, long lists
 * cut. A test holds them to the schemas.
 */
export const REPLIES: Record<string, Record<string, unknown>> = {
	listDirectives: {
		number: {
			items: [
				{
					id: "nghi-quyet:25-nq-tw:k14",
					symbol: "25-NQ/TW",
					number: "25",
					type: "nghi-quyet",
					title: "Về Chiến lược công tác tư tưởng trong bối cảnh mới",
					issuedOn: "2026-08-22",
					issuer: "bo-chinh-tri",
					issuerName: "Bộ Chính trị",
					level: "central",
					term: 14,
					province: null,
					origin: "authority",
					aliases: [],
					status: "unknown",
					mentions: 1,
					reports: 1,
					firstCitedOn: "2026-09-08",
					lastCitedOn: "2026-09-08",
					url: "/vb/nghi-quyet/25-nq-tw/k14",
				},
			],
			total: 5,
			complete: true,
			facets: {
				type: {
					"nghi-quyet": 5,
				},
				term: {
					"5": 1,
					"9": 1,
					"10": 1,
					"11": 1,
					"14": 1,
				},
			},
			next: "YXQgMg",
		},
	},
	listCitationsOfDirective: {
		newest: {
			items: [
				{
					report: {
						id: 34,
						title: "Mười năm thực hiện nghị quyết về công tác dân vận: Những con đường mở từ lòng dân",
						url: "http://127.0.0.1:3080/bao/muoi-nam-nghi-quyet-dan-van-10200345.html",
						source: "mau-bao",
						province: "nghe-an",
						publishedOn: "2023-06-05",
						mentions: 4,
					},
					directive: {
						id: "nghi-quyet:25-nq-tw:k11",
						url: "/vb/nghi-quyet/25-nq-tw/k11",
					},
					form: "full",
					status: "resolved",
					symbol: "25-NQ/TW",
					type: "nghi-quyet",
					relations: ["concludes"],
					text: "Nghị quyết số 25-NQ/TW",
					start: 169,
					end: 191,
					before: "Ban Dân vận Tỉnh ủy Nghệ An vừa tổng kết mười năm thực hiện ",
					after:
						" ngày 3 tháng 6 năm 2013 của Hội nghị Trung ương 7 khóa XI về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới.",
					confidence: 1,
				},
			],
			total: 6,
			complete: true,
			facets: {
				province: {
					"yen-bai": 1,
					"an-giang": 3,
					"nghe-an": 2,
				},
				relation: {
					implements: 1,
					continues: 2,
					concludes: 1,
				},
			},
			next: "WyJjaXRhdGlvbnMiLDAsMjY0MTUxMzMzNDk2NDI1OCwyXQ",
		},
	},
	suggest: {
		typing: {
			items: [
				{
					id: "nghi-quyet:25-nq-tw:k14",
					symbol: "25-NQ/TW",
					label: "Nghị quyết 25-NQ/TW",
					detail: "Khóa XIV · Bộ Chính trị · 22/08/2026",
					title: "Về Chiến lược công tác tư tưởng trong bối cảnh mới",
					mentions: 1,
					url: "/vb/nghi-quyet/25-nq-tw/k14",
				},
			],
		},
	},
	listReports: {
		words: {
			items: [
				{
					id: 2,
					title: "“Dân vận khéo” ở Vọng Thê: nói ít, làm nhiều",
					url: "http://127.0.0.1:3080/huyen/tin/dan-van-kheo-vong-the.htm",
					source: "mau-huyen",
					province: "an-giang",
					publishedOn: "2023-02-22",
					mentions: 4,
					snippets: [
						{
							text: "Chiều 22/2, Đảng ủy xã Vọng Thê tổ chức tọa đàm “Dân vận khéo” nhằm rút kinh nghiệm năm 2022 và bàn nhiệm vụ năm 2023. Tham dự có các tổ dân vận của sáu ấp và một số hộ dân tiêu biểu. Xã nằm dưới chân núi Ba Thê, gần khu di tích Óc Eo, khách tới …",
							marks: [
								{
									start: 49,
									end: 56,
								},
								{
									start: 137,
									end: 144,
								},
							],
						},
					],
				},
			],
			total: 1,
			complete: true,
			facets: {
				province: {
					"an-giang": 1,
				},
				type: {
					"ket-luan": 1,
					"nghi-quyet": 1,
					"quy-che": 1,
					"quyet-dinh": 1,
				},
			},
			next: null,
		},
	},
	getStats: {
		all: {
			directives: 997,
			citedDirectives: 87,
			stubs: 11,
			reports: 36,
			mentions: 120,
			byStatus: {
				resolved: 107,
				ambiguous: 2,
				stub: 11,
				unlinked: 0,
			},
			from: "2010-07-06",
			to: "2026-09-15",
			changedAt: "2026-11-25T20:01:29.235Z",
		},
	},
	extract: {
		text: {
			citations: [
				{
					start: 10,
					end: 32,
					form: "full",
					raw: "Nghị quyết số 25-NQ/TW",
					symbol: "25-NQ/TW",
					type: "nghi-quyet",
					date: "2013-06-03",
					issuer: null,
					term: null,
					title: "công tác dân vận",
					scope: null,
					place: null,
					parts: {
						date: {
							start: 33,
							end: 47,
						},
						title: {
							start: 51,
							end: 67,
						},
					},
					pinpoint: null,
					named: [],
					repairs: [],
					rule: "party-symbol",
					status: "resolved",
					confidence: 1,
					candidates: [
						{
							id: "nghi-quyet:25-nq-tw:k11",
							score: 30.78,
							reasons: [
								"đúng ngày ban hành 03/06/2013",
								"trích yếu trùng với tên văn bản",
								"nội dung quanh trích dẫn nói đúng chủ đề",
								"bài dùng từ ngữ quen gọi văn bản này",
							],
						},
					],
					reasons: [
						"khớp nhất trong các văn bản cùng số",
						"đúng ngày ban hành 03/06/2013",
						"trích yếu trùng với tên văn bản",
						"nội dung quanh trích dẫn nói đúng chủ đề",
						"bài dùng từ ngữ quen gọi văn bản này",
					],
					warnings: [],
					directive: "nghi-quyet:25-nq-tw:k11",
					document: "25-NQ/TW@2013-06-03",
					relations: [],
				},
			],
			relations: [
				{
					to: 0,
					kind: "implements",
					evidence: {
						start: 0,
						end: 32,
					},
					words: "Thực hiện",
					rule: "implements",
				},
			],
		},
	},
	check: {
		date: {
			citations: [
				{
					start: 0,
					end: 22,
					raw: "Nghị quyết số 35-NQ/TW",
					document: {
						id: "nghi-quyet:35-nq-tw:k12",
						mark: "35-NQ/TW, khóa XII, ngày 22/10/2018, Bộ Chính trị: Về tăng cường bảo vệ nền tảng tư tưởng của Đảng, đấu tranh phản bác các quan điểm sai trái, thù địch trong tình hình mới",
						full: "Nghị quyết số 35-NQ/TW, ngày 22/10/2018 của Bộ Chính trị khóa XII về tăng cường bảo vệ nền tảng tư tưởng của Đảng, đấu tranh phản bác các quan điểm sai trái, thù địch trong tình hình mới",
						url: "/vb/nghi-quyet/35-nq-tw/k12",
					},
				},
			],
			unchecked: 0,
			findings: [
				{
					kind: "date-differs",
					severity: "error",
					start: 23,
					end: 37,
					raw: "ngày 22/8/2018",
					citation: 0,
					message: "Dự thảo ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.",
					replacement: "ngày 22/10/2018",
					others: [],
					also: [],
				},
			],
		},
	},
};
