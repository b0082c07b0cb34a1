using System.Globalization;
using Tandem.Engine.Returns;

namespace Tandem.Web.Pages;

/// <summary>
/// What the figures of returns show, as their address says it: it can be shared, and their file is asked for with the same
/// words. What an address holds that is no choice is passed over.
/// </summary>
public sealed record FigureAddress
{
    private const int Usual = 90;

    public int Days { get; init; } = Usual;
    public FigureSort Sort { get; init; }
    public string? Search { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <param name="value">What stands in the address under a name; null: nothing.</param>
    public static FigureAddress Of(Func<string, string?> value) => new()
    {
        Days = Number(value("days")) is { } days && ReturnFigures.Periods.Contains(days) ? days : Usual,
        Sort = OrderAddress.Choice<FigureSort>(value("sort")) ?? FigureSort.Units,
        Search = value("search") is { } search && !string.IsNullOrWhiteSpace(search) ? search : null,
        Page = Number(value("page")) is > 1 and < 10_000 and var page ? page - 1 : 0,
    };

    /// <summary>As it stands behind the question mark; empty where it is what is usually shown.</summary>
    public string Query()
    {
        (string Name, string? Value)[] words =
        [
            ("days", Days == Usual ? null : Text(Days)), ("sort", Sort == FigureSort.Units ? null : Sort.ToString()),
            ("search", Search), ("page", Page == 0 ? null : Text(Page + 1)),
        ];
        return string.Join('&', words.Where(w => w.Value is not null).Select(w => $"{w.Name}={Uri.EscapeDataString(w.Value!)}"));
    }

    public string Path() => "/returns/figures" + (Query() is { Length: > 0 } query ? "?" + query : "");

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
