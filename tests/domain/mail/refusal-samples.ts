import type { RefusalCause } from "#app/domain/mail/refusal-causes.ts";

/** Diagnostics of mail providers by cause, with the status of the report. Addresses are examples. */
export const diagnostics: Partial<Record<RefusalCause, readonly (readonly [status: string, diagnostic: string])[]>> = {
  unknown_mailbox: [
    // Google
    [
      "5.1.1",
      "smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550-5.1.1 unnecessary spaces. Learn more at 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser a1si - gsmtp",
    ],
    [
      "5.2.1",
      "smtp; 550-5.2.1 The email account that you tried to reach is disabled. Learn more at https://support.google.com/mail/?p=DisabledUser - gsmtp",
    ],
    [
      "5.2.1",
      "smtp; 550 5.2.1 The email account that you tried to reach is inactive. https://support.google.com/mail/?p=InactiveUser - gsmtp",
    ],
    ["5.0.0", "smtp; 550-5.1.1 The email account that you tried to reach does not exist."],
    // Microsoft
    [
      "5.1.10",
      "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient amal@y.example not found by SMTP address lookup",
    ],
    ["5.0.0", "smtp;550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found"],
    [
      "5.4.1",
      "smtp; 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [DB5EUR01FT064.eop-EUR01.prod.protection.outlook.com]",
    ],
    [
      "5.4.1",
      "smtp;550 5.4.1 [amal@y.example]: Recipient address rejected: Access denied [CY1GCC01FT007.eop-gcc01.prod.protection.outlook.com]",
    ],
    [
      "5.5.0",
      "smtp; 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [CO1NAM11FT027.eop-nam11.prod.protection.outlook.com]",
    ],
    [
      "5.1.351",
      "smtp;550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.1.1 amal@y.example User unknown",
    ],
    ["5.1.351", "smtp;550 5.1.351 Remote server returned unknown recipient or mailbox unavailable"],
    [
      "5.4.310",
      "smtp;550 5.4.310 DNS domain y.example does not exist [Message=InfoDomainNonexistent] [LastAttemptedServerName=y.example]",
    ],
    // Yahoo, AOL
    [
      "5.0.0",
      "smtp; 554 delivery error: dd This user doesn't have a yahoo.com account (amal@yahoo.example) [0] - mta1234.mail.bf1.yahoo.com",
    ],
    [
      "5.0.0",
      "smtp; 554 delivery error: dd Sorry, your message to amal@yahoo.example cannot be delivered. This account has been disabled or discontinued [#102]. - mta4",
    ],
    [
      "5.0.0",
      "smtp; 554 30 Sorry, your message to amal@yahoo.example cannot be delivered. This mailbox is disabled (554.30). - mta4",
    ],
    ["5.0.0", "smtp; 552 1 Requested mail action aborted, mailbox not found"],
    ["5.0.0", "smtp; 550 5.1.1 <amal@aol.example>: Recipient address rejected: aol.example"],
    ["5.0.0", "smtp; 550 MAILBOX NOT FOUND"],
    ["5.1.1", "smtp; 550 5.1.1 Not our Customer"],
    // Orange, SFR, Free, La Poste, OVH
    ["5.1.1", "smtp; 550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]"],
    ["5.0.0", "smtp; 550 5.5.0 Adresse d au moins un destinataire invalide. Invalid recipient. OFR004_416 [416]"],
    ["5.7.1", "smtp; 550 5.7.1 <amal@sfr.example>: Recipient address rejected: User unknown"],
    ["5.2.1", "smtp; 550 5.2.1 This mailbox has been blocked due to inactivity: account closed"],
    [
      "5.0.0",
      "smtp; 550 5.1.1 <amal@laposte.example>: Recipient address rejected: User unknown in virtual mailbox table",
    ],
    ["5.0.0", "smtp; 550 Utilisateur inconnu"],
    ["5.0.0", "smtp; 550 <amal@free.example>: cette adresse n'existe pas"],
    ["5.1.0", "smtp; 550 5.1.0 boîte aux lettres inconnue"],
    // GMX, Web.de, T-Online, Freenet
    [
      "5.0.0",
      "smtp; 550 Requested action not taken: mailbox unavailable For explanation visit https://postmaster.gmx.net/en/case?c=r0103&i=ip&v=192.0.2.1",
    ],
    ["5.1.1", "smtp; 550 5.1.1 <amal@gmx.example>... User is unknown {mx-eu018}"],
    ["5.0.0", "smtp; 550 Benutzer nicht bekannt/User unknown"],
    ["5.0.0", "smtp; 550 Unknown local part amal in <amal@web.example>"],
    ["5.0.0", "smtp; 550-5.1.1 unknown recipient / Empfaenger unbekannt"],
    ["5.0.0", "smtp; 550 unrouteable address"],
    // Mail.ru, Yandex, Proton, iCloud, Zoho
    [
      "5.0.0",
      "smtp; 550 Message was not accepted -- invalid mailbox. Local mailbox amal@mail.example is unavailable: user not found",
    ],
    [
      "5.0.0",
      "smtp; 550 Message was not accepted -- invalid mailbox. Local mailbox amal@mail.example is unavailable: account is disabled",
    ],
    [
      "5.0.0",
      "smtp; 550 Message was not accepted -- invalid mailbox. Local mailbox amal@mail.example is unavailable: user is terminated",
    ],
    ["5.7.1", "smtp; 550 5.7.1 No such user!"],
    ["5.1.1", "smtp; 550 5.1.1 <amal@proton.example>: Recipient address rejected: Address does not exist"],
    ["5.0.0", "smtp; 550 5.1.1 unknown or illegal alias: amal@icloud.example"],
    ["5.1.1", "smtp; 550 5.1.1 <amal@icloud.example>: user does not exist"],
    ["5.0.0", "smtp; 550 5.1.6 recipient no longer on server: amal@mac.example"],
    ["5.0.0", "smtp; 550 5.1.1 User does not exist - <amal@zoho.example>"],
    // Postfix, Exim, qmail, Sendmail, cPanel, Courier, Dovecot
    ["5.1.1", 'X-Postfix; unknown user: "amal"'],
    ["5.0.0", "smtp; 550 5.1.1 <amal@y.example>: Recipient address rejected: User unknown in relay recipient table"],
    [
      "5.1.1",
      "smtp; 550 5.1.1 <amal@y.example>: Recipient address rejected: undeliverable address: host mx.y.example[192.0.2.7] said: 550 No such user (in reply to RCPT TO command)",
    ],
    [
      "5.4.4",
      "X-Postfix; Host or domain name not found. Name service error for name=y.example type=AAAA: Host not found",
    ],
    ["5.1.2", "X-Postfix; Domain y.example does not accept mail (nullMX)"],
    ["5.0.0", "smtp; 550 No Such User Here"],
    ["5.0.0", "smtp; 550 no such user here"],
    ["5.0.0", "smtp; 550-Callback setup failed while verifying <amal@y.example> 550 Unknown user"],
    ["5.0.0", "smtp; 550 sorry, no mailbox here by that name (#5.1.1 - chkuser)"],
    ["5.0.0", "smtp; 511 sorry, no mailbox here by that name. (#5.7.17)"],
    ["5.0.0", "x-local; Sorry, I couldn't find any host named y.example. (#5.1.2)"],
    ["5.0.0", "smtp; 550 This address no longer accepts mail."],
    ["5.1.1", "SMTP; 550 5.1.1 <amal@y.example>... User unknown"],
    ["5.1.2", "SMTP; 550 5.1.2 <amal@y.example>... Host unknown (Name server: y.example: host not found)"],
    ["5.0.0", "all relevant MX records point to non-existent hosts"],
    ["5.0.0", "an MX or SRV record indicated no SMTP service"],
    ["5.2.1", "smtp; 550 5.2.1 <amal@y.example>... Mailbox disabled for this recipient"],
    ["5.2.1", "smtp; 550 5.2.1 Mailbox disabled, not accepting messages"],
    // Mimecast, Proofpoint, Cisco, Barracuda, Domino, Amazon SES
    ["5.0.0", "smtp; 550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550 [abc]"],
    ["5.0.0", "smtp; 550 5.1.1 User Unknown"],
    ["5.1.0", "smtp; 550 #5.1.0 Address rejected."],
    ["5.0.0", "smtp; 550 permanent failure for one or more recipients (amal@y.example:550 5.1.1 User unknown)"],
    ["5.0.0", "smtp; 550 amal@y.example not listed in Domino Directory"],
    [
      "5.1.1",
      "smtp; 550 5.1.1 Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.",
    ],
    ["5.7.1", "smtp; 550 5.7.1 <amal@y.example>: no such account"],
    ["5.7.1", "smtp; 550 5.7.1 Mailbox does not exist"],
    ["5.5.0", "smtp; 550 5.5.0 <amal@y.example> User unknown; rejecting"],
    ["5.0.0", "smtp; 550 Account closed"],
    ["5.0.0", "smtp; 550 El usuario no existe"],
    ["5.0.0", "smtp; 550 Usuário desconhecido"],
    ["5.0.0", "smtp; 550 Destinatario sconosciuto o mailbox disattivata"],
    ["5.0.0", "smtp; 550 User not found: amal@y.example"],
    ["5.0.0", "smtp; 550 Invalid User"],
    ["5.0.0", "smtp; 550 domain does not exist"],
    ["5.1.1", "smtp; 550 5.1.1 <amal@y.example>: Email address could not be found, or was misspelled (G8)"],
    ["5.0.0", "smtp; 550 No existe dicha persona"],
    ["5.0.0", "smtp; 550 That email address (amal@y.example) is invalid"],
    ["5.0.0", "smtp; 550 Mailbox not present"],
    ["5.7.1", "smtp; 550 5.7.1 <amal@y.example>... Access denied: this mailbox does not exist"],
    ["5.0.0", "smtp; 550 <blocklist-sender-quota@y.example>: Recipient address rejected: User unknown"],
    ["5.1.1", "smtp; 550 5.1.1 неизвестно"],
    ["5.1.10", "smtp; 556 5.1.10 Recipient address has null MX"],
  ],
  refused: [
    ["5.0.0", "smtp; 550 you have been blocked by the recipient"],
    ["5.0.0", "smtp; 550 no"],
    ["5.0.0", ""],
    ["5.1.0", "smtp; 550 5.1.0 undefined"],
    ["5.6.7", "smtp; 553 5.6.7 non-ASCII addresses not permitted"],
  ],
  mailbox_full: [
    [
      "5.2.2",
      "smtp; 552-5.2.2 The email account that you tried to reach is over quota. Please direct 552-5.2.2 the recipient to clear space - gsmtp",
    ],
    ["5.2.2", "smtp; 552-5.2.2 The recipient's inbox is out of storage space"],
    [
      "5.2.2",
      "smtp; 554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded",
    ],
    ["5.0.0", "smtp; 552 Requested mail action aborted: exceeded storage allocation"],
    ["5.1.1", "smtp; 550 5.1.1 Mailbox is full"],
    ["5.0.0", "smtp; 550 User has exhausted allowed storage space."],
    ["5.2.2", "smtp; 552 5.2.2 <amal@y.example>: Quota exceeded (mailbox for user is full)"],
    ["5.2.2", "smtp; 550 Recipient's mailbox is full, message returned to sender. (#5.2.2)"],
    ["5.0.0", "smtp; 550 la boîte aux lettres est pleine"],
  ],
  mailbox_off: [
    ["5.2.1", "smtp; 550 5.2.1 not now"],
    ["5.0.0", "smtp; 550 This account has been temporarily suspended"],
    [
      "5.1.1",
      "smtp; 550 5.1.1 Amazon SES did not send the message to this address because it is on the suppression list for your account.",
    ],
    ["5.2.1", "smtp; 550 5.2.1 Mailbox unavailable or access denied - <amal@y.example>"],
  ],
  receiving_rate: [
    [
      "5.2.1",
      "smtp; 550-5.2.1 The user you are trying to contact is receiving mail at a rate that 550-5.2.1 prevents additional messages from being delivered.",
    ],
    ["5.2.1", "smtp; 550 5.2.1 The user you are trying to contact is receiving mail too quickly."],
    ["5.2.122", "smtp; 550 5.2.122 The recipient has exceeded their limit for receiving messages per hour"],
    ["5.2.121", "smtp; 550 5.2.121 Recipient's per hour message receive limit from specific sender exceeded"],
  ],
  passing: [
    ["4.4.7", "smtp; 550 4.4.7 QUEUE.Expired; message expired"],
    ["5.4.7", "smtp; 554 5.4.7 delivery time expired"],
    ["4.1.1", "smtp; 450 4.1.1 <amal@y.example>: Recipient address rejected: unverified address: User unknown"],
    ["5.0.0", "smtp; 450 4.1.1 User unknown"],
    [
      "5.4.3",
      "X-Postfix; Host or domain name not found. Name service error for name=y.example type=MX: Host not found, try again",
    ],
    ["5.4.6", "X-Postfix; mail for y.example loops back to myself"],
    ["5.0.0", "retry timeout exceeded"],
    ["4.7.1", "smtp; 451 4.7.1 Greylisted by policy, please try again"],
    ["5.0.0", "Connection timed out"],
    ["5.0.0", "smtp; 550 remote host closed connection; connection lost with the recipient"],
  ],
  block_list: [
    ["5.1.3", "SMTP; 553 http://www.spamhaus.org/query/bl?ip=192.0.2.222"],
    [
      "5.7.1",
      "smtp; 550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).",
    ],
    ["5.1.1", "smtp; 550 5.1.1 rejected, your host is listed at zen.spamhaus.org"],
    ["5.7.606", "smtp; 550 5.7.606 Access denied, banned sending IP [192.0.2.1]."],
    ["5.0.0", "smtp; 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.spamcop.net"],
    [
      "5.0.0",
      "smtp; 550 The mail server could not deliver mail to amal@y.example. The account or domain may not exist, they may be blacklisted, or missing the proper dns entries.",
    ],
    ["5.0.0", "smtp; 550 5.7.1 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1"],
    ["5.0.0", "smtp; 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation."],
    ["5.0.0", "smtp; 550 Too many spams from your IP (192.0.2.1), please visit http://postmaster.free.example/"],
    ["5.7.511", "smtp; 550 5.7.511 Access denied, banned sender"],
  ],
  sender: [
    [
      "5.7.26",
      "smtp; 550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.",
    ],
    ["5.1.8", "smtp; 550 5.1.8 <week@week.example>: Sender address rejected: User unknown in virtual mailbox table"],
    ["5.1.8", "smtp; 550 5.1.8 Sender address rejected: Domain not found"],
    ["5.1.1", "smtp; 550-Verification failed for <week@week.example> 550-No Such User Here 550 Sender verify failed"],
    ["5.1.8", "smtp; 550 5.1.8 Access denied, bad outbound sender AS(42004)"],
    ["5.0.0", "smtp; 550 Requested action not taken: mailbox unavailable invalid DNS MX or A/AAAA resource record"],
    ["5.0.0", "smtp; 554 Message rejected: Email address is not verified."],
    ["5.1.7", "smtp; 553 5.1.7 bad syntax"],
    ["5.7.60", "smtp; 550 5.7.60 SMTP; Client does not have permissions to send as this sender"],
    ["5.1.1", "smtp; 550 5.1.1 User unknown (in reply to MAIL FROM command)"],
  ],
  login: [
    ["5.7.0", "smtp; 530 5.7.0 Authentication Required"],
    ["5.7.57", "smtp; 550 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM"],
    ["5.7.8", "smtp; 535 5.7.8 Username and Password not accepted"],
  ],
  relay: [
    ["5.7.1", "smtp; 554 5.7.1 <amal@y.example>: Relay access denied"],
    ["5.7.1", "smtp; 550 5.7.1 Unable to relay recipient in non-accepted domain"],
    ["5.0.0", "smtp; 550 relay not permitted"],
    ["5.7.1", "smtp; 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"],
    ["5.7.64", "smtp; 550 5.7.64 TenantAttribution; Relay Access Denied"],
  ],
  quota: [
    [
      "5.4.5",
      "smtp; 550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852 - gsmtp",
    ],
    ["5.4.5", "smtp; 550-5.4.5 Daily SMTP relay sending limit exceeded for customer."],
    [
      "5.1.90",
      "smtp; 554 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients.",
    ],
    ["5.7.1", "smtp; 554 5.7.1 Message quota exceeded"],
    [
      "5.0.0",
      "smtp; 550 Domain week.example has exceeded the max emails per hour (500/500 (100%)) allowed. Message discarded.",
    ],
    ["5.0.0", "smtp; 550 Too many invalid recipients"],
    ["5.5.3", "smtp; 550 5.5.3 Too many recipients"],
    ["4.7.0", "smtp; 421 4.7.0 Try again later, sending rate too high"],
    ["5.4.6", "smtp; 550 5.4.6 Unusual sending activity detected. Please try after sometime"],
    ["5.0.0", "smtp; 550 Connection frequency limited"],
  ],
  policy: [
    [
      "5.7.1",
      "smtp; 550-5.7.1 [192.0.2.1] Our system has detected that this message is likely 550-5.7.1 unsolicited mail.",
    ],
    [
      "5.7.23",
      "smtp; 550 5.7.23 <amal@y.example>: Recipient address rejected: Message rejected due to: SPF fail - not authorized",
    ],
    ["5.7.25", "smtp; 550 5.7.25 [192.0.2.1] The IP address sending this message does not have a PTR record setup"],
    [
      "5.7.515",
      "smtp; 550 5.7.515 Access denied, sending domain week.example does not meet the required authentication level.",
    ],
    [
      "5.5.0",
      "smtp; 550 5.5.0 Service refuse. Veuillez essayer plus tard. service refused, please try later. LPN007_510",
    ],
    ["5.0.0", "smtp; 550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]"],
    ["5.0.0", "smtp; 550 spam message rejected. Please visit http://help.mail.example/notspam-support/id?c=abc"],
    ["5.7.1", "smtp; 554 5.7.1 Message rejected under suspicion of SPAM; https://ya.example/1IrBc"],
    ["5.0.0", "smtp; 550 Administrative prohibition - envelope blocked"],
    ["5.0.0", "smtp; 554 Transaction failed Reject due to policy restrictions."],
    ["5.7.1", "smtp; 554 5.7.1 [CS01] Message rejected due to local policy."],
    ["5.7.1", "smtp; 550 5.7.1 Command rejected"],
    ["5.7.1", "smtp; 554 5.7.1 <mx.week.example[192.0.2.1]>: Client host rejected: Access denied"],
    [
      "5.7.0",
      "smtp; 552-5.7.0 This message was blocked because its content presents a potential 552 5.7.0 security issue.",
    ],
    [
      "5.7.9",
      "smtp; 554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.example/error-codes",
    ],
    ["5.0.0", "smtp; 550 5.7.1 Reverse DNS address not found"],
  ],
  size: [
    ["5.3.4", "smtp; 552 5.3.4 Message size exceeds fixed limit"],
    ["5.2.3", "smtp; 552-5.2.3 Your message exceeded Google's message size limits."],
    ["5.2.3", "smtp; 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient"],
    ["5.0.0", "smtp; 552 Error: message too large"],
  ],
  system: [
    ["5.3.2", "smtp; 554 5.3.2 no"],
    ["5.4.4", "smtp; 550 5.4.4 no"],
  ],
};

/** Bounces for people only, with sender and text, and their cause (null: not a failure, or not a bounce). */
export const plainBounces: readonly {
  name: string;
  from: string;
  text: string;
  cause: RefusalCause | "delayed" | null;
}[] = [
  {
    name: "qmail, no such mailbox",
    from: "MAILER-DAEMON@relay.example.org",
    text: "Hi. This is the qmail-send program at relay.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<amal@y.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nSubject: User unknown\n",
    cause: "unknown_mailbox",
  },
  {
    name: "qmail, no such host",
    from: "MAILER-DAEMON@relay.example.org",
    text: "Hi. This is the qmail-send program at relay.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<amal@y.example>:\nSorry, I couldn't find any host named y.example. (#5.1.2)\n\n--- Below this line is a copy of the message.\n",
    cause: "unknown_mailbox",
  },
  {
    name: "qmail, no connection for days",
    from: "MAILER-DAEMON@relay.example.org",
    text: "Hi. This is the qmail-send program at relay.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<amal@y.example>:\nSorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.\n",
    cause: "passing",
  },
  {
    name: "Exim",
    from: "Mailer-Daemon@relay.example.org",
    text: "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  amal@y.example\n    SMTP error from remote mail server after RCPT TO:<amal@y.example>:\n    host mx.y.example [192.0.2.25]: 550 No Such User Here\n\n------ This is a copy of the message, including all the headers. ------\n\nblocked using spamhaus\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Exim, the sender was refused",
    from: "Mailer-Daemon@relay.example.org",
    text: "A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  amal@y.example\n    SMTP error from remote mail server after MAIL FROM:<bounce@week.example>:\n    host mx.y.example [192.0.2.25]: 550 User unknown\n",
    cause: "sender",
  },
  {
    name: "Exim, unrouteable",
    from: "Mailer-Daemon@relay.example.org",
    text: "A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  amal@y.example\n    Unrouteable address\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Exim, a warning",
    from: "Mailer-Daemon@relay.example.org",
    text: "A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on relay.example.org.\n\nThe address to which the message has not yet been delivered is:\n\n  amal@y.example\n    host mx.y.example [192.0.2.25]: 450 User unknown, failed\n\nNo action is required on your part. Delivery attempts will continue.\n",
    cause: "delayed",
  },
  {
    name: "Sendmail",
    from: "MAILER-DAEMON@relay.example.org",
    text: "The original message was received at Tue, 24 Nov 2026 09:01:12 +0000\n\n   ----- The following addresses had permanent fatal errors -----\n<amal@y.example>\n    (reason: 550 5.1.1 <amal@y.example>... User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.y.example.:\n>>> RCPT To:<amal@y.example>\n<<< 550 5.1.1 <amal@y.example>... User unknown\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Google, older",
    from: "mailer-daemon@googlemail.com",
    text: "Delivery to the following recipient failed permanently:\n\n     amal@y.example\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected by the recipient domain. We recommend contacting the other email provider for further information about the cause of this error. The error that the other server returned was: 550 550 5.1.1 User unknown: amal@y.example (state 14).\n\n----- Original message -----\n\nReceived: by 192.0.2.1\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Google, address not found",
    from: "mailer-daemon@googlemail.com",
    text: "** Address not found **\n\nYour message wasn't delivered to amal@y.example because the domain y.example couldn't be found. Check for typos or unnecessary spaces and try again.\n\nThe response was:\n\nDNS Error: DNS type 'mx' lookup of y.example responded with code NXDOMAIN Domain name not found: y.example\n\nDelivery failed\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Exchange, older",
    from: "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@y.example",
    text: "Delivery has failed to these recipients or distribution lists:\n\namal@y.example\nThe recipient's e-mail address was not found in the recipient's e-mail system.\n\nDiagnostic information for administrators:\n\nGenerating server: mail.y.example\n\namal@y.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nOriginal message headers:\n\nReceived: from x\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Postfix, for people only",
    from: "MAILER-DAEMON@relay.example.org",
    text: "This is the mail system at host relay.example.org.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\nFor further assistance, please send mail to postmaster.\n\n                   The mail system\n\n<amal@y.example>: host mx.y.example[192.0.2.25] said: 550 5.7.1\n    <amal@y.example>: Recipient address rejected: User unknown (in reply to RCPT TO command)\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Yahoo",
    from: "MAILER-DAEMON@yahoo.example",
    text: "Sorry, we were unable to deliver your message to the following address.\n\n<amal@yahoo.example>:\nRemote host said: 554 delivery error: dd This user doesn't have a yahoo.example account (amal@yahoo.example) [0] - mta1\n\n--- Below this line is a copy of the message.\n",
    cause: "unknown_mailbox",
  },
  {
    name: "Mail.ru",
    from: "mailer-daemon@corp.mail.example",
    text: "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\namal@mail.example\nLocal mailbox amal@mail.example is unavailable: user not found\n",
    cause: "unknown_mailbox",
  },
  {
    name: "a block-list",
    from: "postmaster@y.example",
    text: "Your message could not be delivered.\n\n<amal@y.example>: 550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org\n",
    cause: "block_list",
  },
  {
    name: "a person who writes about a failure",
    from: "amal@y.example",
    text: "Your mail to old@y.example could not be delivered, I think:\n550 5.1.1 <old@y.example> User unknown\n",
    cause: null,
  },
  {
    name: "a postmaster on holiday",
    from: "postmaster@y.example",
    text: "I am away until Monday. Write to amal@y.example meanwhile.\n",
    cause: null,
  },
];
