import { EyeOutlined } from "@ant-design/icons";
import { Button, Input, Popover } from "antd";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { asProblem, type Problem } from "../../api/client";
import type { Unmask } from "../../api/queries";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";

const SHOWN_FOR = 60_000;

/** A masked value with a way to see it: a reason is asked, the look is logged, and it is masked again soon. */
export function Reveal(props: {
  unmask: Unmask;
  field: string;
  masked: string;
  label: string;
  /** How the clear value is drawn, if not as text. */
  shown?: (value: string) => ReactNode;
}) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [value, setValue] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    if (value === null) return;
    const timer = window.setTimeout(() => setValue(null), SHOWN_FOR);
    return () => window.clearTimeout(timer);
  }, [value]);

  async function ask(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      setValue((await props.unmask(props.field, reason.trim())).value);
      setOpen(false);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  if (value !== null) {
    return (
      <span className="revealed" role="status">
        {props.shown ? props.shown(value) : <strong className="figures">{value}</strong>}
        <small className="quiet">{t("reveal.logged")}</small>
      </span>
    );
  }
  return (
    <span className="masked">
      <span className="figures">{props.masked}</span>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        destroyOnHidden
        title={t("reveal.title", { field: props.label })}
        content={
          <form className="reveal stack" onSubmit={(event) => void ask(event)}>
            <p className="quiet">{t("reveal.about")}</p>
            <div className="row">
              {(["callback", "visit", "check"] as const).map((one) => (
                <Button key={one} size="small" onClick={() => setReason(t(`reveal.${one}`))}>
                  {t(`reveal.${one}`)}
                </Button>
              ))}
            </div>
            <label className="stack" htmlFor={`reveal-${props.field}`}>
              {t("reveal.reason")}
              <Input
                id={`reveal-${props.field}`}
                autoFocus
                value={reason}
                maxLength={200}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
            {problem && <ProblemNotice error={problem} />}
            <Button type="primary" htmlType="submit" loading={busy} disabled={!reason.trim()}>
              {t("reveal.go")}
            </Button>
          </form>
        }
      >
        <Button
          size="small"
          type="text"
          icon={<EyeOutlined />}
          aria-label={t("reveal.title", { field: props.label })}
        >
          {t("reveal.short")}
        </Button>
      </Popover>
    </span>
  );
}
