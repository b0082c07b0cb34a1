using System.Text;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages.Parts;

/// <summary>A number as one line of sums in the seller's words.</summary>
internal static class WhyLine
{
    /// <summary>As in <c>18 op voorraad − 2 verkocht via bol, nog niet in de webshop = 16</c>; another reason as it is.</summary>
    public static string Say(Reason why)
    {
        if (StockSum.Of(why) is not { } sum) return Texts.Say(why);
        var line = new StringBuilder(Terms(sum.Items, why));
        if (IsDivided(why, sum))
        {
            if (sum.Items.Count > 1) line.Append(" = ").Append(Texts.Number(sum.Free)).Append(' ').Append(Texts.Say("sum.free"));
            line.Append(" ÷ ").Append(Texts.Say("sum.each", ("n", sum.PerOffer))).Append(" = ").Append(Texts.Number(sum.Each));
            if (Aside(why, sum) is { Length: > 0 } aside) line.Append(", ").Append(aside);
        }

        foreach (var term in sum.Offers) line.Append(' ').Append(Term(term, why));
        if (sum.Offers.Count > 0 || (!IsDivided(why, sum) && sum.Items.Count > 1))
            line.Append(" = ").Append(Texts.Number(sum.Target));
        return line.ToString();
    }

    /// <summary>As in <c>bol nu: 18 = 21 doorgegeven − 3 verkocht</c>; null where there is nothing to add up.</summary>
    public static string? Shown(int? shows, IReadOnlyList<SumTerm> from) => shows is null || from.Count == 0 ? null
        : $"{Texts.Say("sum.bol-now")}: {Texts.Number(shows)} = {Terms(from, null)}";

    /// <summary>The words of one term, with whose rule it is.</summary>
    public static string Words(SumTerm term, Reason? why)
    {
        var words = Texts.Say("term", term.Part);
        if (term.Part != SumPart.Safety || why is null) return words;
        if (why["adaptive"].Length > 0) return $"{words} ({Texts.Say("term.pace")})";
        if (why["rule"] is not { Length: > 0 } scope) return words;
        var place = scope is nameof(SettingScope.Item) or nameof(SettingScope.Offer) ? Texts.Say($"scope.this.{scope}")
            : $"{Texts.Say($"scope.{scope}")} {why["rule-name"]}".TrimEnd();
        var share = why["percent"] is { Length: > 0 } percent ? $"{percent}%, " : "";
        return $"{words} ({share}{Texts.Fill("term.rule", ("rule", place))})";
    }

    /// <summary>What is left over of the division, and which part of a bundle is the scarcest; empty where neither is.</summary>
    public static string Aside(Reason why, StockSum sum) => string.Join(", ", new[]
    {
        sum.Rest > 0 ? Texts.Say("sum.rest", ("n", sum.Rest)) : "",
        IsBundle(why) ? Texts.Fill("sum.scarce", ("item", why["item"])) : "",
    }.Where(t => t.Length > 0));

    /// <summary>Whether the division is said: a bundle says it even where it takes one of each.</summary>
    public static bool IsDivided(Reason why, StockSum sum) => sum.PerOffer > 1 || IsBundle(why);

    private static bool IsBundle(Reason why) => why["parts"].Length > 0;

    private static string Terms(IReadOnlyList<SumTerm> terms, Reason? why) =>
        string.Join(' ', terms.Select((t, i) => i == 0 ? $"{Texts.Number(t.Units)} {Words(t, why)}" : Term(t, why)));

    private static string Term(SumTerm term, Reason? why) =>
        $"{(term.Units < 0 ? '−' : '+')} {Texts.Number(Math.Abs(term.Units))} {Words(term, why)}";
}
