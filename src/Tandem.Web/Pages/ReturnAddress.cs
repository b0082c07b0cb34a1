using System.Globalization;
using Tandem.Engine.Returns;

namespace Tandem.Web.Pages;

/// <summary>
/// What the return desk lists, as its address says it: it can be shared, and its file is asked for with the same words. What an
/// address holds that is no choice is passed over.
/// </summary>
public sealed record ReturnAddress
{
    public string? Search { get; init; }
    public ReturnTab Tab { get; init; } = ReturnTab.All;

    /// <summary>The last row of the page before; null: the first page.</summary>
    public long? After { get; init; }

    /// <param name="value">What stands in the address under a name; null: nothing.</param>
    public static ReturnAddress Of(Func<string, string?> value) => new()
    {
        Search = value("search") is { } search && !string.IsNullOrWhiteSpace(search) ? search : null,
        Tab = OrderAddress.Choice<ReturnTab>(value("tab")) ?? ReturnTab.All,
        After = long.TryParse(value("after"), NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : null,
    };

    /// <summary>As it stands behind the question mark; empty where it is the whole list.</summary>
    public string Query()
    {
        (string Name, string? Value)[] words =
        [
            ("search", Search), ("tab", Tab == ReturnTab.All ? null : Tab.ToString()),
            ("after", After?.ToString(CultureInfo.InvariantCulture)),
        ];
        return string.Join('&', words.Where(w => w.Value is not null).Select(w => $"{w.Name}={Uri.EscapeDataString(w.Value!)}"));
    }

    public string Path() => "/returns" + (Query() is { Length: > 0 } query ? "?" + query : "");
}
