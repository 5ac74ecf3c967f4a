import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Input, Popconfirm, Skeleton } from "antd";
import { type FormEvent, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../../api/client";
import { queryClient } from "../../../api/queries";
import { FieldFrame } from "../../../spine/form/FieldFrame";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { useTexts } from "../../../spine/words/language";
import { estatesQuery } from "./queries";
import "./words";

const EMPTY = { road: "", firm: "", phone: "", mail: "" };
const FIELDS = ["road", "firm", "phone", "mail"] as const;

/** Who looks after an estate and is told of every stop there by message and mail (ANN-01). */
export function EstatesDrawer({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const list = useQuery(estatesQuery);
  const [typed, setTyped] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: estatesQuery.queryKey });

  async function put(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const body = {
        road: typed.road,
        firm: typed.firm,
        phone: typed.phone.trim() || undefined,
        mail: typed.mail.trim() || undefined,
      };
      await answer(api.POST("/api/estates", { body }));
      setTyped(EMPTY);
      await refresh();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  async function end(id: string) {
    setProblem(null);
    try {
      await answer(api.DELETE("/api/estates/{id}", { params: { path: { id } } }));
      await refresh();
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  const items = list.data?.items ?? [];
  return (
    <Drawer open onClose={onClose} size={560} title={t("outages.estates")}>
      <div className="stack">
        <p className="quiet">{t("outages.estatesAbout")}</p>
        {list.isPending && <Skeleton active />}
        {list.error && <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />}
        {list.data && items.length === 0 && <p className="quiet">{t("outages.noEstates")}</p>}
        <ul className="plain-list points">
          {items.map((one) => (
            <li key={one.id} className="point-line">
              <span className="point-said">
                <strong>{one.road}</strong>
                <small className="quiet">{[one.firm, one.phone, one.mail].filter(Boolean).join(" · ")}</small>
              </span>
              {list.data?.may && (
                <Popconfirm
                  title={t("outages.endEstate", { firm: one.firm })}
                  okText={t("outages.endEstateYes")}
                  cancelText={t("outages.cancel")}
                  onConfirm={() => void end(one.id)}
                >
                  <Button size="small">{t("outages.endEstateYes")}</Button>
                </Popconfirm>
              )}
            </li>
          ))}
        </ul>
        {list.data?.may && (
          <form className="stack" onSubmit={put} noValidate aria-label={t("outages.addEstate")}>
            <h3>{t("outages.addEstate")}</h3>
            {FIELDS.map((name) => (
              <FieldFrame
                key={name}
                id={`estate-${name}`}
                label={t(`outages.estate_${name}`)}
                required={name === "road" || name === "firm"}
                error={problem?.errors.find((one) => one.field === name)}
              >
                {(described) => (
                  <Input
                    {...described}
                    value={typed[name]}
                    inputMode={name === "phone" ? "tel" : name === "mail" ? "email" : undefined}
                    onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                  />
                )}
              </FieldFrame>
            ))}
            {problem && problem.errors.length === 0 && <ProblemNotice error={problem} />}
            <Button type="primary" htmlType="submit" loading={busy} data-testid="estate-put">
              {t("outages.addEstate")}
            </Button>
          </form>
        )}
        {!list.data?.may && problem && <ProblemNotice error={problem} />}
      </div>
    </Drawer>
  );
}
