// What Express costs by itself: a server in a process of its own that gives the bytes it is told, and does nothing else.
import express from "express";
import { listen } from "../../server/listen.ts";
import { type Answer, answerParent } from "./child.ts";

const answers = new Map<string, Answer>();
const app = express();
app.use((req, res) => {
	const { type = "", body = "" } = answers.get(req.url) ?? {};
	res.set("Content-Type", type).send(body);
});
process.on("message", (message) => {
	if (typeof message !== "object" || message === null) return;
	for (const [path, answer] of Object.entries(message)) answers.set(path, answer as Answer);
});
const { port } = await listen(app, { host: "127.0.0.1", port: 0 });
answerParent(port);
