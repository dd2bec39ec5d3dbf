/** Delegated permissions of Microsoft Graph that apps ask for most, to name the one a mistyped scope meant. */

// Names: learn.microsoft.com/graph/permissions-reference
const names = `
  openid profile email offline_access User.Read User.ReadWrite User.ReadBasic.All User.Read.All User.ReadWrite.All
  Mail.Read Mail.ReadBasic Mail.ReadWrite Mail.Send Mail.Read.Shared Mail.ReadWrite.Shared Mail.Send.Shared
  MailboxSettings.Read MailboxSettings.ReadWrite Calendars.Read Calendars.ReadWrite Calendars.Read.Shared
  Calendars.ReadWrite.Shared Contacts.Read Contacts.ReadWrite Files.Read Files.Read.All Files.ReadWrite
  Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All Group.Read.All Group.ReadWrite.All GroupMember.Read.All
  Directory.Read.All Directory.ReadWrite.All Directory.AccessAsUser.All Application.Read.All
  Application.ReadWrite.All People.Read Presence.Read Presence.Read.All Tasks.Read Tasks.ReadWrite Notes.Read
  Notes.ReadWrite Chat.Read Chat.ReadWrite Team.ReadBasic.All Channel.ReadBasic.All OnlineMeetings.ReadWrite
  AuditLog.Read.All Device.Read.All IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send
`
  .split(/\s+/)
  .filter(Boolean);

const exact = new Set(names.map((name) => name.toLowerCase()));

/** Whether the name is one of the permissions listed here; letter case does not matter to Entra. */
export const isGraphPermission = (name: string): boolean => exact.has(name.toLowerCase());

export const graphPermissions: readonly string[] = names;
