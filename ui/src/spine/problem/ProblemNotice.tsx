import { Alert, Button } from "antd";
import { asProblem } from "../../api/client";
import type { Said } from "../../api/types";
import { useSay, useTexts } from "../words/language";

/** A refusal or an error in the words of the server, with the clause in small type. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useSay();
  const t = useTexts();
  const problem = asProblem(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say(problem)}
      description={
        problem.clause ? (
          <small className="clause">{t("problem.clause", { clause: problem.clause })}</small>
        ) : undefined
      }
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {t("problem.retry")}
          </Button>
        ) : undefined
      }
    />
  );
}

/** What the server lets pass but says. */
export function Warnings({ warnings }: { warnings: Said[] }) {
  const say = useSay();
  const t = useTexts();
  if (warnings.length === 0) return null;
  return (
    <div className="stack">
      {warnings.map((warning) => (
        <Alert
          key={warning.code}
          type="warning"
          showIcon
          title={say(warning)}
          description={
            warning.clause ? (
              <small className="clause">{t("problem.clause", { clause: warning.clause })}</small>
            ) : undefined
          }
        />
      ))}
    </div>
  );
}
