import type { RefusalCause } from "./refusal-causes.ts";

/** `status`: the row counts only beside this status. */
export type TextRow = { cause: RefusalCause; text: RegExp; status?: RegExp };

const row = (cause: RefusalCause, ...patterns: readonly (RegExp | string)[]): TextRow => ({
  cause,
  text: new RegExp(patterns.map((pattern) => (typeof pattern === "string" ? pattern : pattern.source)).join("|"), "iu"),
});

/** Terms for a mailbox or its holder, in the languages in which providers write. */
const holder =
  "(?:users?|usernames?|userids?|recipients?|mailbox(?:es)?|mail box|inbox|accounts?|address(?:es|ee)?|adressee|alias|person|customer|local[- ]part|destinataires?|utilisateur|bo[iî]te|compte|adresses?|empf[äa]nger|benutzer|postfach|usuario|destinatario|buz[oó]n|cuenta|direcci[oó]n|utente|casella|indirizzo|usu[aá]rio|destinat[aá]rio|caixa|conta|endere[cç]o|пользователь|ящик)";
/** Return a pattern for at most `length` characters that stay in the clause and do not name another subject. */
const near = (length: number): string =>
  `(?:(?!connection|session|queue|server|\\bhosts?\\b|sender|message|quota)[^.;:]){0,${length}}?`;
const missing =
  "(?:unknown|un-?recogni[sz]ed|not (?:be )?(?:found|known|present|recogni[sz]ed)|n't (?:be )?found|(?:does|do|did)(?: not|n't) (?:seem to )?exist|not exists?|no longer (?:exists?|active|available|valid|in use|in service|on server|accepts?|works|monitored)|n'existe (?:pas|plus)|n'est (?:pas|plus) (?:valide|active)|inexist[ae]nte?|inesistente|non-?existent|not (?:a )?(?:valid|active|known)|invalide?|inv[aá]lid[oa]|inconnue?|unbekannt|existiert nicht|nicht (?:bekannt|gefunden|vorhanden|verf[üu]gbar)|desconocid[oa]|desconhecid[oa]|(?:no|n[aã]o) existe|sconosciut[oa]|не найден|не существует)";
const ended =
  "(?:disabled|deactivated|d[ée]sactiv[ée]e?|deaktiviert|discontinued|closed|ferm[ée]e?|deleted|supprim[ée]e?|removed|terminated|cancell?ed|inactive|inactif|suspended permanently|expired|unavailable: user|заблокирован|отключен)";
const noHolder = `(?:e-?mail |mail |local |destination |virtual |final |internal |envelope )*${holder}`;
const gone =
  "(?:does(?: not|n't) exist|do not exist|not (?:be )?found|n't (?:be )?found|unknown|non-?existent|is invalid|not valid|no longer exists|n'existe pas|existiert nicht|no existe|n[aã]o existe)";

/**
 * Texts of refusals: the first match counts, before any code; the sender first, since they name users too. `<>` is an
 * address. Sources: Google, Microsoft, Yahoo, Apple, Orange, SFR, Free, La Poste, OVH, GMX, Web.de, T-Online, Mail.ru,
 * Yandex, Proton, Zoho, SES, SendGrid, Mimecast, Proofpoint, Cisco, Postfix, Exim, qmail, Sendmail, cPanel.
 */
export const textRows: readonly TextRow[] = [
  row("unknown_mailbox", /recent history of bouncing as an invalid address/),
  row("mailbox_off", /(?:on|in) (?:the|your|our) (?:account(?:-level)? )?suppression list/),
  // Refused by a rule of the recipient, not of the server.
  row(
    "refused",
    /(?:blocked|rejected|refused|denied) by (?:the )?(?:recipient|user)|recipient preferences|user rules|only accept(?:s|ing) (?:e-?)?mail from/,
  ),
  row(
    "block_list",
    /(?:block|black|deny)[- ]?list|\bdnsbl\b|\brbls?\b|spamhaus|spamcop|barracudacentral|\bsorbs\b|uceprotect|abuseat|mailspike|senderbase|talosintelligence|ipcheck\.proofpoint|\bbanned\b/,
    /\bblocked (?:using|by|for|from|see|-)|part of their network|\b(?:S3140|S3150|SC-00\d|DY-00\d|OU-00\d)\b/,
    /\b(?:ips?|hosts?|clients?|servers?|networks?|domains?|connections?)\b[^.;]{0,60}\b(?:is|was|are|been|on)? ?(?:blocked|(?<!not )listed)\b/,
    /\b(?:you|we) (?:are|have been|were) (?:blocked|(?<!not )listed)|too many spams|poor reputation/,
  ),
  row(
    "sender",
    /\b(?:sender|originator|return[- ]?path|mail ?from|from[- ](?:address|domain|header)|envelope[- ]from|reverse[- ]path|exp[ée]diteur|remitente|remetente|absender|mittente)\b(?! that)[^.;]{0,80}\b(?:reject\w*|refus\w*|denied|unknown|invalid\w*|not|does|do|cannot|can't|blocked|verif\w*|unauthenticated|could|disallowed|must|spoof\w*|mismatch\w*|resolv\w*|fail\w*|bad|inconnue?|interdite?)/,
    /\b(?:bad|invalid|unknown|unverified|unauthori[sz]ed|unauthenticated|forged|illegal) (?:outbound )?senders?\b|send as this sender|not owned by (?:user|auth)|e-?mail address is not verified|verified sender identity/,
    /invalid dns mx|\byour (?:domain|e-?mail domain|host ?name|ip|server|mail ?server|account|mailbox|network|helo)\b/,
  ),
  row("login", /5\.7\.57|smtp; ?client was not authenticated/),
  row(
    "login",
    /authentication (?:is )?(?:required|failed|fail|unsuccessful|credentials|denied|needed|rejected)|\bauth(?:entication)? required|not (?:been )?authenticated|must (?:be )?authenticat\w*|invalid (?:credentials|login)|credentials (?:are )?invalid|\bpassword|log ?in first|\bstarttls\b|smtp auth|unauthori[sz]ed ip/,
  ),
  row(
    "relay",
    /relay(?:ing)?(?: access| mail| attempt)? ?(?:is |was )?(?:denied|prohibited|not (?:permitted|allowed)|disallowed|rejected|disabled|refused|forbidden)|(?:unable|permitted|allowed|cannot|can't|denied|not|refus\w+|try(?:ing)?|attempt) (?:to )?relay|\brcpthosts\b|not an? (?:open )?relay|relay ?access/,
  ),
  row(
    "quota",
    /\b(?:daily|hourly|monthly|sending|send|outgoing|outbound|smtp relay|submission)\b[^.;]{0,50}\b(?:limits?|quota|rate|cap|volume|credits|allowance)\b/,
    /\b(?:max(?:imum)?|number of|too many) (?:e-?mails?|messages?|credits?|recipients?|connections?|sessions?|invalid|unknown|errors?|bad|failed|requests?)\b|\be-?mails? per (?:second|minute|hour|day)|recipient limit|recipients? (?:limit|count)|rate[- ]limit|throttl|slow down|frequency limit|sending activity|credits exceeded|unusual (?:rate|sending)/,
  ),
  row(
    "policy",
    /\bspam|unsolicited|\bbulk\b|\bpolic(?:y|ies)\b|administrative(?:ly)? prohibit|\bspf\b|\bdkim\b|\bdmarc\b|\bptr\b|\brdns\b|reverse[- ](?:dns|lookup|address|host)|\b(?:helo|ehlo)\b|suspicious|virus|malware|phish|reputation|complaints|prohibited|client host (?:rejected|\[)|cannot find your|unauthenticated|authenticat\w+ (?:check|result|level)|required authentication/,
    /service refus[ée]e?d?|\b(?:OFR|LPN)\w*_(?:5\d\d|10\d)\b|banni|\bCS01\b|\bHM0\d\b|manually blocked/,
  ),
  // RFC 6531 §3.7.4.1 and similar: neither the mailbox nor its server takes addresses beyond ASCII.
  row("refused", /non-?ascii|smtputf8|internationali[sz]ed (?:mailbox|address)/),
  row(
    "receiving_rate",
    /receiving (?:e-?)?mail (?:at a rate|too)|receiving messages|receive limit|messages? they can receive|per hour/,
  ),
  row(
    "mailbox_full",
    `${holder}(?:[^.;:]){0,60}?(?:\\bfull\\b|over[- ]?quota|out of (?:storage|space)|exceed\\w*|quota|plein[e]?|llen[oa]|chei[oa]|pien[oa]|\\bvoll\\b|storage)`,
    /over[- ]?(?:storage[- ])?quota|quota exceeded \(|disk quota|storage (?:allocation|limit|space)|(?:insufficient|not enough|no) (?:disk |mailbox |system )?(?:storage|space)|speichervolumen|\bmailfolder is full|mailbox size limit/,
  ),
  row("receiving_rate", /too (?:quickly|fast|frequently|often)|messages? rate/),
  row(
    "size",
    /(?:message|mail|body|header|attachment)\b[^.;]{0,40}(?:too (?:big|large|long)|larger than|size|exceed\w*[^.;]{0,30}(?:size|limit|maximum))|size (?:limit|exceed)|too (?:big|large) for|message length/,
  ),
  row(
    "passing",
    /host (?:or domain name )?not found, try again|(?:host|domain)[^;.]{0,60} try again|(?:try|retry)(?:ing)? (?:it )?(?:again )?later|temporar(?:y|ily) (?!disabled|suspended|unavailable|locked|blocked|deactivated)|gr[ea]y-?list|deferred|(?:message|queue|delivery time|retry time\w*|time)\W+(?:has |was |is )?(?:expired|exceeded)|queue\.expired|time[sd]?[- ]?out|connection (?:refused|reset|lost|closed|dropped|failed)|no route|unreachable|(?:could not|unable to|cannot|couldn't) (?:connect|contact)|queue too long|unverified address|lookup (?:failure|error)|dns query failed|malformed or unexpected name server|loops back|mail loop|too many hops|essayer plus tard|reply timeout|establish an smtp connection/,
  ),
  row(
    "mailbox_off",
    /temporarily (?:disabled|suspended|unavailable|locked|blocked|deactivated)|unavailable or access denied|mailbox (?:is )?(?:busy|locked)/,
    `${holder}${near(40)}(?:suspended(?! permanently)|\\blocked\\b|on hold)`,
  ),
  // Directory-based blocking of Exchange Online: there is no such recipient.
  { ...row("unknown_mailbox", /recipient address rejected: access denied/), status: /^5\.4\.1$/ },
  { ...row("unknown_mailbox", /\baddress rejected/), status: /^5\.1\.0$/ },
  row(
    "unknown_mailbox",
    `${holder}\\b${near(70)}${missing}`,
    `${holder}\\b${near(40)}${ended}`,
    `(?:<>|\\bit|\\bthis|\\bhe|\\bshe|wasn't|was not)${near(20)}(?:does(?: not|n't) exist|not found|n't found|unknown\\b|no longer (?:exists|valid|available|accepts?))`,
    `\\b(?:unknown|invalid|no such|non-?existent|not an? (?:valid|known|existing|active|local)|inactive|disabled|deactivated|unrecogni[sz]ed|incorrect|wrong|bad|illegal|keine?|ung[üu]ltige[rs]?|unbekannte[rs]?) (?:(?:or|and|\\/) \\w+ )?${noHolder}`,
    `\\bno (?:such )?(?:person|one|body|mail ?box|mail ?drop|account|user|recipient|address)\\w* (?:\\w+ )?(?:here|by|with|found|of|at|named|available|exists?|for)`,
    /\bno mailbox\b|no one at this|not our customer|(?:doesn't|does not|don't) have an? (?:\S+ )?account|(?:no|any) account (?:by|with|for)|address no longer accepts|not (?:listed )?in (?:the |our )?(?:domino|public|directory|recipient|user|name)|badrcptto|no existe (?:dich[ao]|ese)|\baccount unavailable|unroute?able address|undeliverable address|recip(?:ient)?notfound|nosuchuser|user_unknown|bad[-_]recipient|unknown local/,
    /mailbox (?:is |currently )?(?:unavailable|not found|not available)|ne (?:peut|existe)[^.;]{0,20}(?:trouv[ée]|pas)|OFR\w*_41[68]/,
  ),
  row(
    "unknown_mailbox",
    /host or domain name not found|(?:^|[^\w])(?:host|domain) (?:unknown|not found)|(?:couldn't|could not|can't|cannot) find any host|no such (?:domain|host)|unknown (?:host|domain)|nxdomain|domain ?nonexistent|null[- ]?mx|no smtp service|do(?:es)? not (?:accept|receive) (?:any )?(?:e-?)?mail|point to non-?existent|non-?existent (?:host|domain)|invalid (?:host|domain)\b/,
    `\\b(?:domains?|hosts?|domaine|dominio|dom[ií]nio)(?: name)?\\b[^.;:]{0,50}?${gone}`,
  ),
  row("mailbox_off", /not accept(?:ing)? (?:any )?(?:e-?mails?|messages)|mailbox (?:error|problem)/),
  row("quota", /\bquota\b|limit (?:was |is |has been )?(?:exceeded|reached)|exceed\w* (?:the |your )?limit/),
  row(
    "policy",
    /access (?:is )?(?:denied|rejected)|not (?:authori[sz]ed|allowed|permitted)|\bforbidden|\b(?:message|mail|content|e-?mail)\b[^.;:]{0,30}(?:reject|refus|block|den|not accept)|security/,
  ),
];
