namespace Tandem.Web.Pages.Words;

/// <summary>The words about writes that do not get through. In Dutch and English.</summary>
internal static class WriteWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["attention.write-NoKey"] = (
                "{side} laat Tandem niet toe: {write} lukt niet sinds {since}, zoals bij {order}. {words} Controleer de sleutel, "
                + "en of een firewall of beveiligingsplugin het schrijven blokkeert.",
                "{side} does not let Tandem in: {write} has failed since {since}, for example for {order}. {words} Check the "
                + "key, and whether a firewall or security plugin blocks writing."),
            ["attention.write-Unavailable"] = (
                "{side} werkt niet mee: {write} lukt niet sinds {since}, zoals bij {order}. {words} Tandem blijft het proberen. "
                + "Is er geen storing, vraag dan je hostingpartij of een firewall of plugin dit tegenhoudt.",
                "{side} does not cooperate: {write} has failed since {since}, for example for {order}. {words} Tandem goes on "
                + "trying. If there is no outage, ask your host whether a firewall or plugin blocks this."),
            ["attention.write-Slow"] = (
                "{side} vraagt steeds om rustiger aan te doen: {write} lukt niet sinds {since}, zoals bij {order}. Tandem blijft "
                + "het proberen. Kijk of een firewall verzoeken afremt, of een ander programma dezelfde toegang gebruikt.",
                "{side} keeps asking to slow down: {write} has failed since {since}, for example for {order}. Tandem goes on "
                + "trying. Check whether a firewall limits requests, or another program uses the same access."),
            ["attention.write-Lost"] = (
                "{side} laat niet weten wat er van een wijziging is geworden: {write}, {order}, sinds {since}. Tandem kijkt "
                + "steeds of het is gelukt en stuurt niets dubbel. Controleer deze zelf als er haast bij is.",
                "{side} does not tell what became of a change: {write}, {order}, since {since}. Tandem keeps checking whether it "
                + "worked and sends nothing twice. Check this one yourself if it is urgent."),
            ["attention.write-Bug"] = (
                "Tandem loopt bij {order} vast op een eigen fout ({write}, sinds {since}: {words}). Al het andere gaat door. "
                + "Meld deze fout met het logboek, en doe dit ene geval zelf als er haast bij is.",
                "Tandem fails on {order} because of an error of its own ({write}, since {since}: {words}). Everything else goes "
                + "on. Report it with the log, and do this one by hand if it is urgent."),
            ["write.remote-gone"] = (
                "Gestopt ({write}): de webshop of het bol-account waar dit naartoe moest, is er niet meer.",
                "Stopped ({write}): the shop or bol account that this was meant for is gone."),
        };
}
