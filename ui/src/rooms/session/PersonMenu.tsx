import { Link, useNavigate } from "@tanstack/react-router";
import { api, keepSecrets } from "../../api/client";
import { queryClient, sessionQuery, useSession } from "../../api/queries";
import { forgetAllDrafts } from "../../spine/form/draft";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";

/** Who I am here, in which roles and for whom; delegations, tokens, password, the way out. */
export function PersonMenu() {
  const t = useTexts();
  const say = useSay();
  const session = useSession();
  const navigate = useNavigate();

  async function leave() {
    try {
      await api.DELETE("/api/session");
    } catch {
      tell(t("person.leaveFailed"), "failed");
      return;
    }
    forgetAllDrafts();
    keepSecrets(null);
    queryClient.clear();
    queryClient.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: "/sign-in", search: {} });
  }

  if (!session) return null;
  return (
    <div className="person-menu">
      <p className="person-head">
        <strong>{session.person.name}</strong>
      </p>
      <h2>{t("person.roles")}</h2>
      <ul className="plain-list">
        {session.roles.map((role) => (
          <li key={`${role.role}-${role.unit.id}-${role.acting_for?.id ?? ""}`}>
            {say(role.words)} <span className="quiet">· {role.unit.name}</span>
            {role.acting_for && (
              <span className="mark">{t("timeline.actingFor", { name: role.acting_for.name })}</span>
            )}
          </li>
        ))}
      </ul>
      <ul className="person-links">
        <li>
          <Link to="/me/notices" search={{}}>
            {t("notices.title")}
          </Link>
        </li>
        <li>
          <Link to="/me/delegations">{t("person.delegations")}</Link>
        </li>
        <li>
          <Link to="/me/reach">{t("person.reach")}</Link>
        </li>
        <li>
          <Link to="/me/tokens">{t("person.tokens")}</Link>
        </li>
        <li>
          <Link to="/me/password">{t("person.password")}</Link>
        </li>
        <li>
          <button type="button" onClick={() => void leave()}>
            {t("person.leave")}
          </button>
        </li>
      </ul>
    </div>
  );
}
