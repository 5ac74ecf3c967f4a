import { CheckOutlined, MinusOutlined, WarningOutlined } from "@ant-design/icons";
import type { Page } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { useTexts } from "../../spine/words/language";
import { stagesOf } from "./stages";

/** Where the visit stands, from the agreement to the result. */
export function Stages({ page }: { page: Page }) {
  const t = useTexts();
  const stages = stagesOf(page);
  const here = stages.findIndex((one) => one.status === "here" || one.status === "void");
  return (
    <section className="stages-box" aria-label={t("field.stages")}>
      <p className="unseen" role="status">
        {here < 0
          ? t("field.stagesEnd")
          : t("field.stageOf", {
              n: here + 1,
              all: stages.length,
              name: t(`field.stage_${stages[here]?.code}`),
            })}
      </p>
      <ol className="stages">
        {stages.map((stage, n) => (
          <li
            key={stage.code}
            className={`stage stage-${stage.status}`}
            data-stage={stage.code}
            data-status={stage.status}
            aria-current={stage.status === "here" ? "step" : undefined}
            title={stage.at ? shortTime(stage.at) : undefined}
          >
            <span className="stage-dot" aria-hidden="true">
              {stage.status === "done" ? (
                <CheckOutlined />
              ) : stage.status === "void" ? (
                <WarningOutlined />
              ) : stage.status === "skipped" ? (
                <MinusOutlined />
              ) : (
                n + 1
              )}
            </span>
            <span className="stage-name">{t(`field.stage_${stage.code}`)}</span>
            <span className="unseen">{t(`field.status_${stage.status}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
