/** The interface in Dutch, with the terms of Microsoft's Dutch pages. */
import type { Messages } from './en.ts';

export const nl: Messages = {
  'app.name': 'Sign-in Doctor',
  'app.newTab': 'opent in een nieuw tabblad',

  'toolbar.clear': 'Wissen',
  'toolbar.search': 'Zoek code, ID, app',
  'toolbar.filter': 'Filter',
  'toolbar.failed': 'Mislukt',
  'toolbar.routine': 'Routine',

  'list.label': 'Aanmeldingen, nieuwste eerst',
  'list.resize': 'Lijst groter of kleiner maken',
  'list.times': '×{count, number}',
  'list.timesWords': '{count, plural, one {één keer} other {# keer}}',
  'list.noneMatch': 'Geen aanmelding past bij de zoekopdracht.',
  'list.noneShown': 'Niets te tonen. Zet Mislukt of Routine aan.',
  'list.noneFailed':
    '{count, plural, one {Geen aanmelding mislukt. # is routine.} other {Geen aanmelding mislukt. # zijn routine.}}',
  'list.found':
    '{count, plural, =0 {Geen aanmelding gevonden} one {# aanmelding gevonden} other {# aanmeldingen gevonden}}',
  'list.noneSelected': 'Kies een aanmelding uit de lijst.',

  'kind.failed': 'Aanmelden mislukt',
  'kind.partial': 'Aanmelden mislukt',
  'kind.unknown': 'Onbekende code',
  'kind.recovered': 'Hersteld',
  'kind.cancelled': 'Afgebroken',
  'kind.interrupt': 'Normale stap',
  'kind.pending': 'Wacht op de gebruiker',

  'row.failed': 'Mislukt',
  'row.unknown': 'Onbekende code',
  'row.partial': 'Mislukt, antwoord ontbreekt',
  'row.routine': 'Routine',

  'actor.who': 'Wie moet iets doen',
  'actor.user': 'De persoon die zich aanmeldt',
  'actor.developer': 'App-ontwikkelaar',
  'actor.admin': 'Tenantbeheerder',
  'actor.microsoft': 'Microsoft',
  'actor.none': 'Niemand',
  'actor.unknown': 'Nog niet bekend',
  'actor.user.means': 'Die kan het zelf oplossen, bij het aanmelden of in het eigen account.',
  'actor.developer.means': 'Het is op te lossen in de code of de registratie van de app.',
  'actor.admin.means': 'Er is een instelling of machtiging van de tenant voor nodig.',
  'actor.microsoft.means': 'De dienst zelf heeft een storing. Wacht af of open een ondersteuningsticket.',
  'actor.none.means': 'Dit is een normale stap. Er hoeft niets te worden opgelost.',
  'actor.unknown.means': 'Hieronder staat wat is gezien en gecontroleerd.',

  'copy.diagnosis': 'Diagnose kopiëren',
  'copy.as': 'Diagnose kopiëren als…',
  'copy.admin': 'Kopiëren voor beheerder',
  'copy.markdown': 'Markdown voor een issue',
  'copy.text': 'Platte tekst voor een ticket',
  'copy.json': 'JSON',
  'copy.one': 'Kopiëren',
  'copy.what': 'Kopiëren: {what}',
  'copy.all': 'Alles kopiëren',
  'copy.done': 'Gekopieerd: {what}',
  'copy.failed': 'De browser stond kopiëren niet toe. Selecteer de tekst en kopieer die zelf.',
  'copy.name.markdown': 'Markdown',
  'copy.name.text': 'platte tekst',
  'copy.name.json': 'JSON',
  'copy.name.admin': 'tekst voor de beheerder',

  'section.said': 'Wat Microsoft zegt',
  'section.saidRelayed': 'Wat het antwoord zegt',
  'section.todo': 'Wat te doen',
  'section.handOff': 'Overdracht',
  'section.why': 'Waarom we dit denken',
  'section.seen': 'Wat er te zien was',
  'section.causes': 'Gecontroleerde oorzaken',
  'section.checks': 'Algemene controles',
  'section.ids': 'ID’s voor ondersteuning',
  'section.exchange': 'Het verkeer',
  'section.documentation': 'Documentatie',

  'said.from': 'Woorden van Microsoft, uit: {surface}',
  'said.relayed': 'Woorden uit: {surface}. Niet bevestigd dat ze van Microsoft komen',
  'trust.relayed': 'Niet bevestigd dat dit van Microsoft komt: {host} gaf het antwoord.',
  'trust.relayedText': 'Niet bevestigd dat dit van Microsoft komt: de tekst is geplakt of doorgegeven.',

  'steps.for.user': 'Stappen voor de persoon die zich aanmeldt',
  'steps.for.developer': 'Stappen voor de ontwikkelaar van de app',
  'steps.for.admin': 'Stappen voor de beheerder',
  'steps.for.microsoft': 'Stappen met Microsoft',
  'steps.for.none': 'Of op een andere manier',
  'steps.check': 'controle',
  'handOff.title': 'Voor de beheerder',

  'sureness.certain': 'Zeker: het verkeer bewijst het',
  'sureness.likely': 'Waarschijnlijk: het verkeer past erbij, maar niet alles is te zien',

  'verdict.found': 'Gevonden',
  'verdict.possible': 'Mogelijk',
  'verdict.ruled-out': 'Uitgesloten',
  'verdict.cannot-tell': 'Onbekend',

  'evidence.compared': 'Vergeleken waarden',
  'evidence.fact': 'Feit',
  'evidence.value': 'Waarde',
  'evidence.seen': 'Waar gezien',
  'evidence.bad': 'Dit klopt niet',
  'evidence.neutral': 'Hier is niets vreemds aan',
  'evidence.good': 'Dit werkte',

  'ids.trace': 'Trace-ID',
  'ids.trace.hint': 'heet Aanvraag-ID in de aanmeldingslogboeken',
  'ids.correlation': 'Correlatie-ID',
  'ids.time': 'Tijdstip',
  'ids.timeUtc': 'Tijdstip (UTC)',
  'ids.tenant': 'Tenant-ID',
  'ids.client': 'App-ID (client)',

  'exchange.redacted': 'Geheimen zijn vervangen door een lengte en een korte vingerafdruk',
  'exchange.removed': '{name}, {length, plural, one {# teken} other {# tekens}}, verwijderd',
  'exchange.request': 'Verzoek',
  'exchange.response': 'Antwoord',
  'exchange.config': 'Antwoord ($Config)',
  'exchange.redirect': 'Omleiding naar {url}',
  'exchange.formPost': 'Formulier verstuurd naar {url}',
  'exchange.emptyBody': 'Het antwoord is leeg.',
  'exchange.noResponse': 'Er kwam geen antwoord. {error}',
  'exchange.bodyMissing': 'Inhoud niet beschikbaar.',
  'exchange.requestBodyMissing': 'De inhoud van het verzoek is niet vastgelegd.',
  'exchange.requestHeadersMissing': 'De headers van het verzoek zijn niet vastgelegd.',
  'exchange.jsonNames': 'JSON-inhoud met {names}',
  'exchange.otherBody': 'Inhoud van {length, plural, one {# teken} other {# tekens}}, niet getoond',
  'exchange.cookies': 'Verstuurde cookies (alleen namen)',
  'exchange.startedBy': 'Gestart door',
  'exchange.noStatus': 'geen antwoord',
  'exchange.withCode': '{status} met code',
  'exchange.worked': 'gelukt',
  'exchange.failed': 'mislukt',

  'missing.navigated-away':
    'De pagina ging verder voordat de browser de tekst doorgaf. Meld je opnieuw aan: het gaat om milliseconden en kan de volgende keer lukken.',
  'missing.timed-out':
    'De browser gaf de tekst niet door. Laad de pagina opnieuw met DevTools open en meld je opnieuw aan.',
  'missing.not-captured':
    'DevTools was dicht en dan houdt de browser de tekst verborgen. Houd DevTools open en meld je opnieuw aan.',
  'missing.not-exported':
    'Het HAR-bestand is zonder deze tekst opgeslagen. Kies in het netwerkpaneel voor exporteren met gevoelige gegevens en open het nieuwe bestand.',
  'missing.cancelled':
    'De pagina brak het verzoek af voordat het antwoord was gelezen. Houd de pagina open tot het aanmelden klaar is.',
  'missing.too-large': 'De tekst is langer dan wat wordt bewaard. Het netwerkpaneel toont alles.',

  'surface.token-response': 'tokenantwoord',
  'surface.devicecode-response': 'antwoord met apparaatcode',
  'surface.discovery-response': 'metagegevens',
  'surface.redirect-query': 'omleiding (query)',
  'surface.redirect-fragment': 'omleiding (fragment)',
  'surface.form-post': 'verstuurd formulier',
  'surface.error-page': 'foutpagina',
  'surface.sign-in-page': 'aanmeldpagina',
  'surface.sign-out-page': 'afmeldpagina',
  'surface.app-page': 'pagina van de app',
  'surface.mfa-answer': 'antwoord op de tweede factor',
  'surface.b2c-answer': 'antwoord op een B2C-formulier',
  'surface.native-answer': 'antwoord van systeemeigen verificatie',
  'surface.saml-response': 'SAML-antwoord',
  'surface.challenge': 'uitdaging van de API',
  'surface.status': 'status van het antwoord',
  'surface.network': 'netwerk',
  'surface.text': 'geplakte tekst',

  updated: 'Diagnose bijgewerkt',

  'notice.dismiss': 'Sluiten',
  'notice.storageFull':
    'De opslag is vol. {removed, plural, one {Het oudste verzoek is verwijderd} other {De # oudste verzoeken zijn verwijderd}}; de nieuwste {kept, number} zijn bewaard.',
  'notice.extensionReloaded': 'De extensie is opnieuw geladen. Sluit DevTools en open het opnieuw om verder te gaan.',

  'empty.title.none': 'Nog geen aanmeldverkeer',
  'empty.title.seen': 'Geen mislukte aanmelding gezien',
  'empty.title.partly': 'Een deel van het aanmeldverkeer is niet gezien',
  'empty.lede.none':
    'Meld je in dit tabblad aan bij je app. Elke aanmelding die mislukt verschijnt hier, met de oorzaak en wat te doen.',
  'empty.lede.seen':
    'In dit tabblad is aanmeldverkeer gezien en er is niets mislukt. Een aanmelding die mislukt, verschijnt hier.',
  'empty.lede.partly':
    'DevTools was een deel van de tijd dicht, dus antwoorden op verzoeken van de app zelf waren niet te lezen. Laad de pagina opnieuw en meld je opnieuw aan.',
  'empty.reload': 'Pagina opnieuw laden',
  'empty.watched.term': 'Wat wordt gevolgd:',
  'empty.watched':
    'verzoeken van dit tabblad aan login.microsoftonline.com en de andere aanmeldhosts van Microsoft, de antwoorden en de weg terug naar je app.',
  'empty.kept.term': 'Wat nooit wordt bewaard:',
  'empty.kept':
    'wachtwoorden, tokens, codes en cookies. Die worden meteen korte vingerafdrukken. Niets verlaat deze browser.',
  'empty.hidden.term': 'Wat niet te zien is:',
  'empty.hidden':
    'aanmelden in pop-ups. Zet in Chrome en Edge bij de instellingen van DevTools ‘Auto-open DevTools for popups’ aan.',

  'popup.count':
    '{count, plural, =0 {Geen mislukte aanmelding} one {# mislukte aanmelding} other {# mislukte aanmeldingen}}',
  'popup.on': 'op {site}',
  'popup.inTab': 'in dit tabblad',
  'popup.none':
    'Met DevTools dicht worden alleen fouten geteld die via een omleiding of als pagina terugkomen. Open DevTools om de rest te zien.',
  'popup.older': 'Eerdere mislukte aanmeldingen',
  'popup.statusOnly': '{status}: {surface}',
  'popup.tip': 'Open DevTools ({key}) en kies **Sign-in Doctor** voor bewijs en stappen.',
};
