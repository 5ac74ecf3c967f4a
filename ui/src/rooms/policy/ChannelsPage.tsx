import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { channelsQuery } from "../../api/queries";
import { PageHead } from "../../spine/layout/PageHead";
import { EndPage } from "../../spine/problem/EndPage";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { lengthWords } from "../../spine/words/length";

/** The channel registry with what it promises: the same values the clocks count with (CHN-02). */
export function ChannelsPage() {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const query = useQuery(channelsQuery);
  if (query.error) return <EndPage error={query.error} />;
  return (
    <div className="page">
      <PageHead title={t("nav.channels")} />
      {!query.data ? (
        <Skeleton active />
      ) : (
        <section className="card table-card" aria-label={t("nav.channels")}>
          <table className="grid grid-settings">
            <thead>
              <tr>
                <th>{t("channels.name")}</th>
                <th>{t("channels.hours")}</th>
                <th>{t("channels.response")}</th>
                <th>{t("channels.contact")}</th>
                <th>{t("channels.voice")}</th>
                <th>{t("channels.state")}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.map((one) => (
                <tr key={one.code}>
                  <td>
                    <strong>{say(one)}</strong> <code className="quiet">{one.code}</code>
                  </td>
                  <td data-label={t("channels.hours")}>{say(one.hours) || "—"}</td>
                  <td data-label={t("channels.response")} className="figures">
                    {lengthWords(one.response, language) || "—"}
                  </td>
                  <td data-label={t("channels.contact")} className="figures">
                    {one.contact || "—"}
                  </td>
                  <td data-label={t("channels.voice")}>{t(one.voice ? "form.yes" : "form.no")}</td>
                  <td>
                    <span aria-hidden="true">{one.enabled ? "● " : "○ "}</span>
                    {t(one.enabled ? "channels.on" : "channels.off")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
