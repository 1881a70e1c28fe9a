// Stores reports, one in a transaction as a crawler does, in a process of its own: takes the path of an index, how many it
// was built with and how many a second; ends when it is told to, and sends what a report cost.
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { material } from "./index-file.ts";
import { cpuOf } from "./measure.ts";

const [path = "", built = "", pace = ""] = process.argv.slice(2);
const make = material().reports(Number(built));
const store = openSqlite(path);
let [count, cpu, stopped] = [0, 0, false];
process.on("message", () => {
	stopped = true;
});
process.send?.("ready");
const began = performance.now();
while (!stopped) {
	const { report, mentions } = make(Number(built) + count);
	cpu += await cpuOf(() => store.saveReport(report, mentions, [], null));
	count++;
	const due = began + (count * 1000) / Number(pace);
	await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
}
await store.close();
process.send?.({ count, cpu: cpu / count });
process.disconnect();
