/** Portals of the test's internet: addresses of documentation, which the fetcher takes for public. */
export const PORTAL = "203.0.113.10";
export const OTHER = "203.0.113.20";
export const NAME_SERVER = "203.0.113.53";
/** A name that stands in the hosts file alone. */
export const BY_HOSTS_FILE = "co-ten.test";
/** A port that only some sources may ask. */
export const ODD_PORT = 8081;

/** Where nobody outside may lead us. */
export const TRAPS = [
	"127.0.0.1",
	"10.1.2.3",
	"100.64.0.1",
	"169.254.169.254",
	"172.16.0.1",
	"192.168.1.1",
	"::1",
	"fd00::1",
	"fec0::1",
	"2001:db8::1",
];
export const TRAP_PORTS = [80, 22, 6379];

export interface Answers {
	A?: string[];
	AAAA?: string[];
}

/** What names stand for; of several answers each question gets the next, the last one from then on. */
export const NAMES: Record<string, Answers[]> = {
	"cong.test": [{ A: [PORTAL] }],
	"www.cong.test": [{ A: [PORTAL] }],
	"cong-khac.test": [{ A: [OTHER] }],
	"noi-bo.test": [{ A: ["10.1.2.3"] }],
	"may-nay.test": [{ A: ["127.0.0.1"] }],
	"dam-may.test": [{ A: ["169.254.169.254"] }],
	"nha-mang.test": [{ A: ["100.64.0.1"] }],
	"rieng.test": [{ AAAA: ["fd00::1"] }],
	"anh-xa.test": [{ AAAA: ["::ffff:127.0.0.1"] }],
	"hai-mat.test": [{ A: [PORTAL, "10.1.2.3"] }],
	"hai-doi.test": [{ A: [PORTAL], AAAA: ["::1"] }],
};

/** Names that are public when they are first asked for, and inside afterwards; each is used up by one test. */
export const REBOUND = Array.from({ length: 8 }, (_, i) => `doi-${i}.test`);
for (const name of REBOUND) NAMES[name] = [{ A: [PORTAL] }, { A: ["127.0.0.1"] }];
