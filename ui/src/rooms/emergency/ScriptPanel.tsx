import { Button } from "antd";
import type { Page } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useSend } from "../record/send";

const LINE = "script.";

/** The safety script: said line by line, each with the second at which it was said. */
export function ScriptPanel({ page }: { page: Page }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const send = useSend(page.record.id);
  const lines = page.fields.filter((field) => field.key.startsWith(LINE));
  const offer = page.actions.find((one) => one.action === "tick" && one.allowed);
  if (lines.length === 0) return null;
  const open = lines.filter((line) => line.kind !== "moment").length;
  return (
    <section className="card" aria-labelledby="script-title">
      <h2 id="script-title">
        {t("emergency.script")}{" "}
        <span className="quiet">
          {open === 0 ? t("emergency.allSaid") : t("emergency.unsaid", { n: open })}
        </span>
      </h2>
      {send.problem && <ProblemNotice error={send.problem} />}
      <ol className="stack script-lines">
        {lines.map((line) => (
          <li key={line.key} className="row" data-field={line.key}>
            {line.kind === "moment" ? (
              <span className="figures">✓ {fullTime(Number(line.value), language)}</span>
            ) : (
              offer && (
                <Button
                  size="small"
                  disabled={send.busy}
                  // What was said was said, whatever the crew has done meanwhile: no version is asked.
                  onClick={() => void send.act(offer, { codes: [line.key.slice(LINE.length)] }, null)}
                  aria-label={`${t("emergency.said")}${t("form.colon")}${say(line.label)}`}
                >
                  {t("emergency.said")}
                </Button>
              )
            )}
            <span>{say(line.label)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
