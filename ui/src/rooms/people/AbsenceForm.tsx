// Who is not there, said in three presses: it is recorded at once, whatever the plan says (EMG-15).
import { Button, Drawer, Input, Select } from "antd";
import { useState } from "react";
import { fromInput } from "../../spine/clock/moment";
import { MomentInput } from "../../spine/form/MomentInput";
import { PersonPicker } from "../../spine/form/RefPicker";
import { useTexts } from "../../spine/words/language";

const CAUSES = ["ill", "accident", "family", "no_show", "other"] as const;

export function AbsenceForm(props: { onClose: () => void; onSend: (body: object) => Promise<void> }) {
  const t = useTexts();
  const [person, setPerson] = useState<string | undefined>();
  const [cause, setCause] = useState<string>("ill");
  const [until, setUntil] = useState("");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  async function send() {
    if (!person || busy) return;
    setBusy(true);
    await props.onSend({
      person,
      cause,
      ...(until ? { until: fromInput(until) } : {}),
      ...(text.trim() ? { text: text.trim() } : {}),
    });
    setBusy(false);
  }
  return (
    <Drawer
      open
      mask={false}
      onClose={props.onClose}
      title={t("duty.report")}
      size={420}
      footer={
        <div className="row row-end">
          <Button onClick={props.onClose}>{t("form.cancel")}</Button>
          <Button
            type="primary"
            danger
            loading={busy}
            disabled={!person}
            onClick={() => void send()}
            data-testid="send"
          >
            {t("duty.report")}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p className="quiet">{t("duty.reportAbout")}</p>
        <label htmlFor="absent-person">{t("duty.who")}</label>
        <PersonPicker described={{ id: "absent-person" }} value={person} onChange={setPerson} />
        <label htmlFor="absent-cause">{t("duty.cause")}</label>
        <Select
          id="absent-cause"
          value={cause}
          onChange={setCause}
          options={CAUSES.map((value) => ({ value, label: t(`duty.causes.${value}`) }))}
        />
        <label htmlFor="absent-until">{t("duty.backBy")}</label>
        <MomentInput
          name="until"
          described={{
            id: "absent-until",
            "aria-invalid": undefined,
            "aria-describedby": undefined,
            "aria-required": undefined,
          }}
          value={until}
          onChange={setUntil}
        />
        <label htmlFor="absent-text">{t("duty.remark")}</label>
        <Input.TextArea
          id="absent-text"
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
    </Drawer>
  );
}
