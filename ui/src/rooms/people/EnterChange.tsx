// Entering a change of staff: what is asked depends on what it is. It is a draft until it is announced from its page.
import { useNavigate } from "@tanstack/react-router";
import { Button, Drawer, Input, Radio, Select } from "antd";
import { useRef, useState } from "react";
import { act, asProblem, newKey } from "../../api/client";
import { queryClient, useMeta } from "../../api/queries";
import { PersonPicker, UnitPicker } from "../../spine/form/RefPicker";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import "./staffWords";

const WHAT = ["transfer", "leave", "suspension", "leaving"] as const;
type What = (typeof WHAT)[number];

export function EnterChange({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const meta = useMeta();
  const [person, setPerson] = useState<string | undefined>();
  const [what, setWhat] = useState<What>("transfer");
  const [effective, setEffective] = useState("");
  const [until, setUntil] = useState("");
  const [unit, setUnit] = useState<string | undefined>();
  const [roles, setRoles] = useState<string[]>([]);
  const [leader, setLeader] = useState<string | undefined>();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const last = useRef({ text: "", key: "" });
  const moves = what === "transfer";
  const ready =
    person !== undefined &&
    reason.trim() !== "" &&
    (what === "suspension" || effective !== "") &&
    (!moves || (unit !== undefined && roles.length > 0)) &&
    (what !== "leave" || until !== "");

  async function send() {
    if (!ready || busy) return;
    setBusy(true);
    setProblem(null);
    const body = {
      person,
      what,
      reason: reason.trim(),
      ...(what === "suspension" ? {} : { effective }),
      ...(what === "leave" ? { until } : {}),
      ...(moves ? { to_unit: unit, roles } : {}),
      ...(leader ? { leader } : {}),
    };
    try {
      // The same body sent again after a lost answer must not enter it twice.
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      const done = await act("/api/staff_changes", body, null, last.current.key);
      await queryClient.invalidateQueries({ queryKey: ["staff"] });
      await navigate({ to: "/records/$id", params: { id: done.record.id }, search: {} });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      mask={false}
      onClose={onClose}
      title={t("staff.enter")}
      size={440}
      footer={
        <div className="row row-end">
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={!ready}
            onClick={() => void send()}
            data-testid="send"
          >
            {t("staff.enter")}
          </Button>
        </div>
      }
    >
      <div className="stack">
        {problem !== null && <ProblemNotice error={problem} />}
        <label htmlFor="change-person">{t("staff.person")}</label>
        <PersonPicker described={{ id: "change-person" }} value={person} onChange={setPerson} />
        <span id="change-what">{t("staff.what")}</span>
        <Radio.Group
          aria-labelledby="change-what"
          value={what}
          onChange={(event) => setWhat(event.target.value)}
          options={WHAT.map((value) => ({ value, label: t(`staff.kinds.${value}`) }))}
        />
        {what === "suspension" ? (
          <p className="quiet">{t("staff.atOnce")}</p>
        ) : (
          <>
            <label htmlFor="change-day">{t("staff.day")}</label>
            <Input
              id="change-day"
              type="date"
              value={effective}
              onChange={(event) => setEffective(event.target.value)}
            />
          </>
        )}
        {what === "leave" && (
          <>
            <label htmlFor="change-until">{t("staff.until")}</label>
            <Input
              id="change-until"
              type="date"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </>
        )}
        {moves && (
          <>
            <label htmlFor="change-unit">{t("staff.toUnit")}</label>
            <UnitPicker described={{ id: "change-unit" }} value={unit} onChange={setUnit} />
            <label htmlFor="change-roles">{t("staff.roles")}</label>
            <Select
              id="change-roles"
              mode="multiple"
              value={roles}
              onChange={setRoles}
              showSearch={{ optionFilterProp: "label" }}
              options={(meta?.roles ?? []).map((one) => ({ value: one.code, label: say(one.words) }))}
            />
          </>
        )}
        <label htmlFor="change-leader">{t("staff.nextLeader")}</label>
        <PersonPicker described={{ id: "change-leader" }} value={leader} onChange={setLeader} />
        <label htmlFor="change-reason">{t("staff.reason")}</label>
        <Input.TextArea
          id="change-reason"
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Drawer>
  );
}
