using System.Globalization;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;

namespace Tandem.Web.Pages.Words;

/// <summary>Says things in the reader's language: the request's, Dutch where it is neither.</summary>
internal static class Texts
{
    public static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static string Language => IsEnglish ? "en" : "nl";

    public static CultureInfo Culture => IsEnglish ? English : Dutch;

    /// <summary>A word of the screens. A word that is missing shows its key, so that it is seen.</summary>
    public static string Say(string key) => ScreenWords.All.TryGetValue(key, out var words) ? Pick(words) : key;

    public static string Say<T>(string family, T value)
        where T : struct, Enum => Say($"{family}.{value}");

    public static string Say(Reason reason)
    {
        if (!ReasonWords.All.TryGetValue(reason.Code, out var words)) return reason.Code;
        var said = Sentence.Fill(
            Pick(words), name => reason.Facts.TryGetValue(name, out var value) ? Fact(name, value) : null).TrimEnd();
        return ChangeWords.Differences(reason) is { Length: > 0 } differences ? $"{said}: {differences}" : said;
    }

    /// <summary>What is set, in a few words.</summary>
    public static string Say(StockSay say)
    {
        var said = say.Numbers().Select(n => Say($"said.{n.Name}").Replace("{n}", Number(n.Value), StringComparison.Ordinal))
            .ToList();
        if (say.Treatment is { } treatment) said.Add(Say("treatment", treatment));
        if (say.SellUnpublished is { } sell) said.Add(Say($"unpublished.{sell}"));
        return said.Count == 0 ? Say("said.nothing") : string.Join(", ", said);
    }

    /// <summary>Words with figures in them.</summary>
    public static string Say(string key, params ReadOnlySpan<(string Name, int Value)> figures)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in figures) said[name] = Number(value);
        return Sentence.Fill(Say(Counted(key, said)), said.GetValueOrDefault);
    }

    public static string Ago(DateTimeOffset moment, DateTimeOffset now)
    {
        var span = now - moment;
        var (key, n) = span switch
        {
            { TotalSeconds: < 2 } => ("ago.now", 0),
            { TotalMinutes: < 2 } => ("ago.seconds", (int)span.TotalSeconds),
            { TotalHours: < 2 } => ("ago.minutes", (int)span.TotalMinutes),
            { TotalDays: < 2 } => ("ago.hours", (int)span.TotalHours),
            _ => ("ago.days", (int)span.TotalDays),
        };
        return Say(key).Replace("{n}", n.ToString(Culture), StringComparison.Ordinal);
    }

    public static string Moment(DateTimeOffset moment) =>
        DutchTime.Local(moment).ToString("d MMM HH:mm:ss", Culture);

    /// <summary>A moment of these days, to the minute.</summary>
    public static string Soon(DateTimeOffset moment) =>
        DutchTime.Local(moment).ToString("ddd d MMM HH:mm", Culture);

    /// <summary>As a field for a moment holds it, in Dutch time.</summary>
    public static string Field(DateTimeOffset moment) =>
        DutchTime.Local(moment).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    /// <returns>The moment that such a field holds; null where it holds none.</returns>
    public static DateTimeOffset? Field(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? DutchTime.MomentOf(local) : null;

    /// <summary>A sentence of the screens with its figures.</summary>
    public static string Fill(string key, params ReadOnlySpan<(string Name, string Value)> figures)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in figures) said[name] = value;
        return Sentence.Fill(Say(Counted(key, said)), said.GetValueOrDefault);
    }

    /// <summary>The words for one of a thing, where there are such and it is one.</summary>
    private static string Counted(string key, Dictionary<string, string> figures) =>
        figures.GetValueOrDefault("n") == "1" && ScreenWords.All.ContainsKey($"{key}.one") ? $"{key}.one" : key;

    public static string Since(DateTimeOffset moment) =>
        $"{Say("since")} {DutchTime.Local(moment).ToString("d MMM", Culture)}";

    public static string Day(DateOnly day) => day.ToString("ddd d MMM", Culture);

    /// <summary>A day with its year, for example: 6 nov 2026.</summary>
    public static string DayOfYear(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary>A month with its year, for example: nov 2026.</summary>
    public static string Month(DateOnly month) => month.ToString("MMM yyyy", Culture);

    /// <summary>A percentage to one decimal.</summary>
    public static string Percent(decimal? percent) => percent is not { } known ? "–"
        : IsEnglish ? $"{known.ToString("0.0", English)}%" : $"{known.ToString("0.0", Dutch)}\u00A0%";

    /// <summary>A country by its code of two letters, as the reader calls it; one that has no word here keeps its code.</summary>
    public static string Country(string code) =>
        ScreenWords.All.TryGetValue($"country.{code.Trim().ToUpperInvariant()}", out var words) ? Pick(words) : code;

    // In English one country has an article in a sentence, and none in a list.
    private static string InSentence(string country) =>
        ScreenWords.All.TryGetValue($"country-in.{country}", out var words) ? Pick(words) : Country(country);

    public static string Euros(Money money) => Euros(money.Euros);

    // Not to be broken between the sign and the amount.
    private static string Euros(decimal euros) =>
        IsEnglish ? $"€{euros.ToString("N2", English)}" : euros.ToString("C", Dutch).Replace(' ', '\u00A0');

    public static string Number(int? number) => number?.ToString("N0", Culture) ?? "–";

    /// <summary>How many there are of what is counted no further than <see cref="CountedTo"/> says.</summary>
    public static string Many(int count) => CountedTo.Beyond(count) is { } most ? Number(most) + "+" : Number(count);

    /// <summary>An order status of the shop; those of plugins as the shop writes them.</summary>
    public static string ShopStatus(string? status) =>
        status is null ? "–" : ScreenWords.All.ContainsKey($"shop-status.{status}") ? Say($"shop-status.{status}") : status;

    /// <summary>Why a write or a reading failed: the remote's words as they are, our own in the reader's language.</summary>
    public static string Remote(string words) =>
        OwnWords.Of(words) is var (code, about) ? Fill($"remote-words.{code}", ("what", about)) : words;

    private static string Fact(string name, string value) => name switch
    {
        "words" when value.Length > 0 => Remote(value),
        "verdict" => Say($"verdict.{value}"),
        "module" => Say($"module.{value}"),
        "role" or "roleWas" => Say($"role.{value}"),
        "side" => Say($"side.{value}"),
        "write" => Say($"kind.{value}"),
        "source" => Say($"source-kind.{value}"),
        "scope" => Say($"scope.{value}"),
        "field" => Say($"say.{value}"),
        "setting" => Say($"setting-name.{value}"),
        "was" or "now" when StockSay.TryParse(value) is { } say => Say(say),
        "code" => Say($"bol-reason.{value}"),
        "name" => value,
        "country" or "other" => InSentence(value),
        "returnReason" => ReturnTerms.Reason(value, Language),
        "returnResults" => ReturnTerms.Results(value, Language),
        _ when value.Length == 0 => "–",
        "at" or "sent" or "since" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var moment) =>
            Moment(moment),
        "total" or "bol" or "shop" or "by" or "charge" or "price"
            or "limit" when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var euros) =>
                Euros(euros),
        "chance" or "rate"
            or "usual" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) =>
                percent.ToString("0.######", Culture),
        "from" or "to" or "status" when !char.IsAsciiDigit(value[0]) => ShopStatus(value),
        _ => value,
    };

    private static string Pick((string Nl, string En) words) => IsEnglish ? words.En : words.Nl;
}
