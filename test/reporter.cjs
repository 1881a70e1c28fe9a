// The usual report, closed by one plain line of counts that any tool can read.
const { reporters, Runner } = require("mocha");

module.exports = class CountingReporter extends reporters.Spec {
	constructor(runner, options) {
		super(runner, options);
		runner.once(Runner.constants.EVENT_RUN_END, () => {
			const { passes, failures, pending } = this.stats;
			console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
		});
	}
};
