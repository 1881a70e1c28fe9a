// The product's server over an index, in a process of its own: takes the path, sends its port, then what it has used so far
// whenever it is asked; ends with its parent.
import { join } from "node:path";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";
import { openPooledSqlite } from "../../data/store/sqlite/pool.ts";
import { silentLog } from "../../model/log.ts";
import { createApp } from "../../server/app.ts";
import { listen } from "../../server/listen.ts";
import { answerParent } from "./child.ts";

const [path = ""] = process.argv.slice(2);
const app = createApp({
	store: openPooledSqlite(path),
	authority: loadAuthority(join(projectRoot, "data/authority")),
	log: silentLog,
	assetsDir: join(projectRoot, "dist/web/client"),
});
const { port } = await listen(app, { host: "127.0.0.1", port: 0 });
answerParent(port);
