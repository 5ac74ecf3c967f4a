import { Input, Radio } from "antd";
import type { FieldError, Offer } from "../../api/types";
import type { Draft } from "../../spine/form/values";
import { useSay, useTexts } from "../../spine/words/language";
import { answered, answersOf, asked, questionsOf } from "./questions";
import "./words";

interface Props {
  offer: Offer;
  value: unknown;
  onChange: (answers: Draft[]) => void;
  error: FieldError | undefined;
}

/** The questions as they are read to the customer, an answer a press (FUP-03). */
export function Questionnaire({ offer, value, onChange, error }: Props) {
  const t = useTexts();
  const say = useSay();
  const questions = questionsOf(offer);
  const given = answersOf(value);
  const shown = asked(questions, given);
  const left = shown.filter((one) => !one.optional && !given.get(one.code)?.trim()).length;
  const set = (code: string, text: string) => onChange(answered(questions, given, code, text));
  return (
    <section className="stack" aria-label={t("followup.questions")}>
      <p className={left > 0 ? "mark mark-late" : "mark"} role="status">
        {left > 0 ? t("followup.left", { n: left }) : t("followup.complete")}
      </p>
      {shown.map((one) => {
        const chosen = one.answers.find((answer) => answer.code === given.get(one.code));
        return (
          <fieldset key={one.code} className="field-object" data-question={one.code}>
            <legend>
              {say(one)} {one.optional && <small className="quiet">{t("followup.optional")}</small>}
            </legend>
            {one.answers.length > 0 ? (
              <Radio.Group
                aria-label={say(one)}
                value={chosen?.code ?? null}
                onChange={(event) => set(one.code, event.target.value)}
                options={one.answers.map((answer) => ({ value: answer.code, label: say(answer) }))}
              />
            ) : (
              <Input.TextArea
                aria-label={say(one)}
                value={given.get(one.code) ?? ""}
                maxLength={1000}
                rows={2}
                className="grows"
                onChange={(event) => set(one.code, event.target.value)}
              />
            )}
            {chosen?.issue && offer.action === "complete" && (
              <p className="mark mark-late">{t("followup.toHandle")}</p>
            )}
          </fieldset>
        );
      })}
      {error && (
        <div className="field-error" role="alert">
          {say(error)}
        </div>
      )}
    </section>
  );
}
