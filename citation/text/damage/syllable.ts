/** The vowels of Vietnamese, each with its tones: level, huyền, hỏi, ngã, sắc, nặng. */
const VOWELS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ";
const SHARP = 4;
/** How a syllable ends that has the tone sắc or nặng, if it has one. */
const STOPPED = /(?:c|ch|p|t)$/;

const level = new Map<string, string>();
const tones = new Map<string, number>();
for (const vowel of VOWELS.split(" "))
	for (const [tone, letter] of [...vowel].entries()) {
		level.set(letter, vowel.charAt(0));
		tones.set(letter, tone);
	}

const INITIALS = new Set(" b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".split(" ").concat(""));
const RHYMES = new Set(
	(
		"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et " +
		"ê êch êm ên ênh êng êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot " +
		"oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ô ôc ôi ôm ôn ông " +
		"ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêt uơ uôc uôi uôm uôn uông " +
		"uôt uy uya uych uynh uyn uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm " +
		"yên yêng yêt yêu yn ynh yt ych"
	).split(" "),
);

/** Whether a word, composed and in lower case, is a syllable that Vietnamese can have: `quyết`, not `quyÕt` or `cñng`. */
export function isSyllable(word: string): boolean {
	if (word.length > 7) return false;
	let bare = "";
	let tone = 0;
	for (const letter of word) {
		const marked = tones.get(letter) ?? 0;
		if (marked > 0 && tone > 0) return false;
		tone ||= marked;
		bare += level.get(letter) ?? letter;
	}
	if (tone > 0 && tone < SHARP && STOPPED.test(bare)) return false;
	for (let cut = 0; cut <= 3; cut++) if (INITIALS.has(bare.slice(0, cut)) && RHYMES.has(bare.slice(cut))) return true;
	return false;
}
