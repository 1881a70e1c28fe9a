import { AppError } from "../../../model/errors.ts";
import { Order } from "./cursor.ts";

/** The order of the list of crawls. */
export const NEWEST_RUN = new Order("runs", [{ expression: "id", descending: true, integer: true }]);

/** That no crawl of an id began. */
export const noRun = (id: number): AppError =>
	new AppError("not_found", `There is no crawl ${id}.`, { remedy: "Start it before finishing it." });
