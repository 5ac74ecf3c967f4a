// Test values as they are read: what was demanded, what was measured, what the system says of it.
import type { Page } from "../../api/types";
import { useSay, useTexts } from "../../spine/words/language";
import { offerOf, type Reading, type Test } from "./given";
import { objections } from "./stages";

/** What a test demands, in one line. */
export function demand(test: Test, t: ReturnType<typeof useTexts>): string {
  return [
    test.least !== null ? `≥ ${test.least}` : "",
    test.most !== null ? `≤ ${test.most}` : "",
    test.unit,
    test.hold > 0 ? t("field.holds", { n: test.hold }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

export function ReadingText({ reading, tests }: { reading: Reading; tests: Test[] }) {
  const t = useTexts();
  const say = useSay();
  const test = tests.find((one) => one.code === reading.test);
  return (
    <span>
      {say(reading.words ?? test?.words ?? reading.test)}{" "}
      <strong className="figures">
        {reading.value} {reading.unit ?? test?.unit}
      </strong>
      {reading.held > 0 && ` · ${t("field.holds", { n: reading.held })}`}
      {reading.instrument && <span className="quiet"> · {reading.instrument}</span>}
      {reading.outcome && (
        <span className={`mark ${reading.outcome === "pass" ? "mark-kept" : "mark-late"}`}>
          {t(`event.outcome_${reading.outcome}`)}
        </span>
      )}
      {reading.why && <span className="field-error">{say(reading.why)}</span>}
    </span>
  );
}

/** What the server says is still missing before the work can be finished, in its own words. */
export function Judged({ page }: { page: Page }) {
  const say = useSay();
  const t = useTexts();
  const finish = offerOf(page, "finish");
  if (!finish) return null;
  const said = objections(finish);
  return (
    <div
      className={said.length > 0 ? "judged judged-open" : "judged judged-done"}
      role="status"
      data-testid="judged"
    >
      {said.length === 0
        ? t("field.judgedDone")
        : said.map((one) => (
            <p key={one.code}>
              {say(one)} {one.clause && <small className="clause">{one.clause}</small>}
            </p>
          ))}
    </div>
  );
}
