using System.Globalization;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Values;

namespace Tandem.Web.Pages;

/// <summary>
/// What the list of orders shows, as its address says it: it can be shared, Back leads to the same rows, and files of the list
/// are asked for with the same words. What an address holds that is no choice is passed over.
/// </summary>
public sealed record OrderAddress
{
    public string? Search { get; init; }
    public OrderTab Tab { get; init; }

    /// <summary>Only what must go to the carrier today, or should have gone.</summary>
    public bool DueToday { get; init; }

    public string? Country { get; init; }
    public Guid? Channel { get; init; }
    public Fulfilment? Delivery { get; init; }

    /// <summary>The last day on which it must go to the carrier.</summary>
    public DateOnly? ShipBy { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public bool? Printed { get; init; }
    public OrderSort Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many filters narrow it, beside the words that are looked for and the tab.</summary>
    public int Filters => new object?[] { Country, Channel, Delivery, ShipBy, From, To, Printed }.Count(f => f is not null);

    /// <summary>The same rows in whatever order and on whatever page: what was chosen of them stays chosen.</summary>
    public OrderAddress Rows => this with { Sort = OrderSort.Usual, Page = 1 };

    /// <param name="value">What stands in the address under a name; null: nothing.</param>
    public static OrderAddress Of(Func<string, string?> value)
    {
        var tab = Choice<OrderTab>(value("tab")) ?? OrderTab.All;
        return new OrderAddress
        {
            Search = value("search") is { } search && !string.IsNullOrWhiteSpace(search) ? search : null,
            Tab = tab,
            DueToday = tab == OrderTab.ToShip && value("due") == "today",
            Country = Engine.Values.Country.TryParse(value("country"))?.Code,
            Channel = Guid.TryParse(value("channel"), out var channel) ? channel : null,
            Delivery = Choice<Fulfilment>(value("delivery")),
            ShipBy = Day(value("shipby")),
            From = Day(value("from")),
            To = Day(value("to")),
            Printed = value("printed") switch { "yes" => true, "no" => false, _ => null },
            Sort = Choice<OrderSort>(value("sort")) ?? OrderSort.Usual,
            Page = int.TryParse(value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 100_000) : 1,
        };
    }

    public OrderListFilter Filter(DateTimeOffset now)
    {
        var promised = ShipBy is { } day ? GuardRule.LastPromiseOf(day) : DateOnly.MaxValue;
        var today = DueToday ? GuardRule.LastPromiseOf(DutchTime.DayOf(now)) : DateOnly.MaxValue;
        return new OrderListFilter(Search, Tab, ShipBy is null && !DueToday ? null : promised < today ? promised : today)
        {
            Country = Engine.Values.Country.TryParse(Country),
            Channel = Channel,
            Delivery = Delivery,
            PlacedFrom = From,
            PlacedTo = To,
            Printed = Printed,
            Sort = Sort,
        };
    }

    /// <summary>As it stands behind the question mark; empty where it is the whole list.</summary>
    public string Query()
    {
        (string Name, string? Value)[] words =
        [
            ("search", Search), ("tab", Tab == OrderTab.All ? null : Tab.ToString()), ("due", DueToday ? "today" : null),
            ("country", Country), ("channel", Channel?.ToString("N")),
            ("delivery", Delivery?.ToString()), ("shipby", Text(ShipBy)), ("from", Text(From)), ("to", Text(To)),
            ("printed", Printed switch { true => "yes", false => "no", null => null }),
            ("sort", Sort == OrderSort.Usual ? null : Sort.ToString()),
            ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return string.Join('&', words.Where(w => w.Value is not null).Select(w => $"{w.Name}={Uri.EscapeDataString(w.Value!)}"));
    }

    /// <summary>The page's own address.</summary>
    public string Path() => "/orders" + (Query() is { Length: > 0 } query ? "?" + query : "");

    /// <summary>As a field for a day holds it.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 2200 ? day : null;

    internal static T? Choice<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var choice) && Enum.IsDefined(choice) && !char.IsAsciiDigit(text![0]) ? choice : null;
}
