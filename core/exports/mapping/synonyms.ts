import type { MappedColumn } from "../../roster/mapping.ts";

/**
 * What systems call a column, in English, German, French, Spanish and Italian, in groups: a header of an earlier group says
 * more, so that `Credits` is taken where `Units` stands beside it. Two headers of one group are never chosen between.
 */
const synonyms: Readonly<Record<MappedColumn, readonly (readonly string[])[]>> = {
  date: [
    [
      ...[
        "date",
        "usage date",
        "use date",
        "day",
        "day used",
        "date used",
        "date of use",
        "usage day",
        "consumption date",
      ],
      ...["transaction date", "activity date", "charge date", "charged on", "used on"],
      ...["datum", "tag", "nutzungsdatum", "verbrauchsdatum", "buchungsdatum", "verbrauchstag"],
      ...["jour", "date d'utilisation", "date de consommation", "date utilisation", "date consommation"],
      ...["fecha", "dia", "fecha de uso", "fecha de consumo", "data", "giorno", "data di utilizzo", "data utilizzo"],
      ...["data di consumo", "data consumo"],
    ],
    [
      ...["start time", "start date", "started", "started on", "start", "time", "timestamp", "date time", "date/time"],
      ...["usage time", "date and time", "beginn", "startzeit", "startdatum", "zeitpunkt", "zeitstempel"],
      ...["datum/uhrzeit", "debut", "date de debut", "heure de debut", "date et heure", "horodatage", "inicio"],
      ...["fecha de inicio", "hora de inicio", "fecha y hora", "inizio", "data di inizio", "data inizio", "data e ora"],
    ],
    [
      "created",
      "created on",
      "created at",
      "submitted",
      "submitted on",
      "completed",
      "completed on",
      "end time",
      "end date",
    ],
  ],
  user: [
    [
      ...["user email", "user e-mail", "user email address", "user e-mail address", "users email", "used by email"],
      ...["benutzer-e-mail", "e-mail des benutzers", "nutzer-e-mail", "e-mail utilisateur", "email de l'utilisateur"],
      ...["e-mail de l'utilisateur", "adresse e-mail de l'utilisateur", "correo del usuario", "email del usuario"],
      ...["correo electronico del usuario", "email utente", "e-mail utente", "email dell'utente"],
    ],
    [
      ...["email", "e-mail", "e-mail address", "mail", "mail address", "email id", "autodesk account", "autodesk id"],
      ...["e-mail-adresse", "mailadresse", "adresse e-mail", "adresse mail", "courriel", "adresse electronique"],
      ...["correo", "correo electronico", "direccion de correo", "indirizzo e-mail", "posta elettronica"],
    ],
    [
      ...[
        "user",
        "user name",
        "username",
        "user id",
        "login",
        "account",
        "used by",
        "consumed by",
        "member",
        "employee",
      ],
      ...["person", "benutzer", "nutzer", "benutzername", "anwender", "mitarbeiter", "anmeldename", "utilisateur"],
      ...["nom d'utilisateur", "identifiant", "compte", "usuario", "nombre de usuario", "empleado", "utente"],
      ...["nome utente", "dipendente"],
    ],
  ],
  credits: [
    [
      ...["credits", "cloud credits", "credits consumed", "credits used", "credits charged", "cloud credits consumed"],
      ...["cloud credits used", "cloud credits charged", "consumed credits", "used credits", "credit usage"],
      ...["credit consumption", "credits spent", "number of credits", "total credits", "credit", "cloud credit"],
      ...[
        "tokens",
        "tokens used",
        "tokens consumed",
        "tokens charged",
        "flex tokens",
        "token usage",
        "token consumption",
      ],
      ...["guthaben verbraucht", "verbrauchte credits", "verbrauchte cloud credits", "verbrauchte guthaben"],
      ...["anzahl credits", "cloud-guthaben", "cloudguthaben", "verbrauchte token", "verbrauchte tokens"],
      ...["credits verbraucht", "credits consommes", "credits cloud", "credits cloud consommes", "credits utilises"],
      ...["nombre de credits", "jetons", "jetons consommes", "jetons utilises", "creditos", "creditos consumidos"],
      ...["creditos en la nube", "creditos usados", "creditos utilizados", "creditos de nube", "fichas"],
      ...["fichas consumidas", "tokens consumidos", "tokens usados", "crediti", "crediti cloud", "crediti consumati"],
      ...["crediti cloud consumati", "crediti usati", "crediti utilizzati", "gettoni", "token consumati"],
    ],
    [
      ...["units", "units consumed", "units used", "consumption", "consumed", "usage", "charge", "charged"],
      ...["einheiten", "verbrauch", "verbrauchte einheiten", "unites", "consommation", "unites consommees"],
      ...["unidades", "consumo", "unidades consumidas", "unita", "unita consumate"],
    ],
    [
      "amount",
      "quantity",
      "qty",
      "menge",
      "anzahl",
      "quantite",
      "montant",
      "cantidad",
      "importe",
      "quantita",
      "importo",
    ],
  ],
  contract: [
    [
      ...["contract", "contract number", "contract no", "contract #", "contract id", "agreement", "agreement number"],
      ...["agreement no", "agreement id", "vertrag", "vertragsnummer", "vertrags-nr", "vertragsnr", "contrat"],
      ...["numero de contrat", "n° de contrat", "no de contrat", "contrato", "numero de contrato", "n.º de contrato"],
      ...["contratto", "numero contratto", "numero di contratto", "n. contratto"],
    ],
    ["team", "team name", "team alias", "equipe", "nom de l'equipe", "equipo", "nombre del equipo", "squadra"],
  ],
  service: [
    [
      ...[
        "service",
        "service name",
        "cloud service",
        "dienst",
        "clouddienst",
        "cloud-dienst",
        "service cloud",
        "servicio",
      ],
      ...["servicio en la nube", "servizio", "servizio cloud"],
    ],
    [
      ...[
        "product",
        "product name",
        "offering",
        "offering name",
        "produkt",
        "produktname",
        "produit",
        "nom du produit",
      ],
      ...["producto", "nombre del producto", "prodotto", "nome prodotto", "nome del prodotto"],
    ],
    [
      ...["activity", "activity name", "activity type", "task", "task type", "operation", "feature", "action"],
      ...["aktivitat", "tatigkeit", "vorgang", "aufgabe", "activite", "tache", "actividad", "tarea", "attivita"],
    ],
    ["description", "beschreibung", "descripcion", "descrizione"],
  ],
  job: [
    [
      ...["job", "job id", "job name", "job number", "job no", "task id", "auftrag", "auftragsnummer", "auftrags-id"],
      ...["id de la tache", "travail", "trabajo", "id de trabajo", "lavoro", "id lavoro", "render id", "simulation id"],
    ],
    ["project", "project name", "projekt", "projet", "proyecto", "progetto"],
  ],
  chargeId: [
    [
      ...["charge id", "charged item id", "transaction id", "transaction number", "transaction no", "usage id"],
      ...["transaktions-id", "transaktionsnummer", "buchungsnummer", "id de transaction", "numero de transaction"],
      ...["id de transaccion", "id transazione"],
    ],
  ],
  quantity: [["quantity", "qty", "menge", "anzahl", "quantite", "cantidad", "quantita"]],
  paidFrom: [
    ["paid from", "credit type", "credit source", "charged to", "guthabenart", "type de credit", "tipo de credito"],
  ],
  unit: [["unit", "unit of measure", "credit unit", "einheit", "unite", "unidad", "unita di misura"]],
  name: [
    [
      ...["name", "full name", "display name", "user full name", "nom", "nom complet", "nombre", "nombre completo"],
      ...["nome", "nome completo", "vollstandiger name"],
    ],
  ],
};

/** Headers of figures that are no use: such a column is not taken for the credits because it holds numbers. */
const otherFigures: ReadonlySet<string> = new Set([
  ...[
    "balance",
    "remaining",
    "left",
    "cost",
    "costs",
    "price",
    "rate",
    "year",
    "month",
    "saldo",
    "rest",
    "preis",
    "kosten",
  ],
  ...[
    "prix",
    "cout",
    "solde",
    "restant",
    "precio",
    "coste",
    "costo",
    "prezzo",
    "residuo",
    "jahr",
    "monat",
    "annee",
    "mois",
  ],
  ...["ano", "mes", "anno", "mese"],
]);

/** A header as it is looked up: without case, accents, and anything that is no letter and no digit. */
export function plainHeader(header: string): string {
  return header
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const ranks = new Map<MappedColumn, ReadonlyMap<string, number>>(
  (Object.entries(synonyms) as [MappedColumn, readonly (readonly string[])[]][]).map(([column, groups]) => [
    column,
    new Map([...groups.entries()].reverse().flatMap(([rank, words]) => words.map((word) => [plainHeader(word), rank]))),
  ]),
);

/** How well a header says that its column means this: 0 is best; nothing where it does not. */
export function headerRank(column: MappedColumn, header: string): number | undefined {
  return ranks.get(column)?.get(plainHeader(header));
}

/** Whether the header says of its numbers that they are something else than what was used. */
export function namesOtherFigures(header: string): boolean {
  return header.split(/[^\p{L}\p{M}]+/u).some((word) => otherFigures.has(plainHeader(word)));
}

/** How many headers of a row are known by some meaning: tells a header row from the rows around it. */
export function knownHeaders(headers: readonly string[]): number {
  return headers.filter((header) => [...ranks.values()].some((words) => words.has(plainHeader(header)))).length;
}
