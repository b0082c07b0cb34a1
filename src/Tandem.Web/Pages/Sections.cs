using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Tandem.Web.Pages;

/// <summary>A page that the navigation leads to, and those under its address.</summary>
/// <param name="Also">Other pages that belong to it.</param>
internal sealed record SectionPage(string Word, string Path, params string[] Also)
{
    /// <summary>How much of an address is this page's; 0: it is elsewhere.</summary>
    public int Fits(string path) => Also.Append(Path).Max(own => path == own ? own.Length + 1
        : own != "/" && path.StartsWith(own + "/", StringComparison.Ordinal) ? own.Length : 0);
}

/// <summary>An entry of the navigation, with the pages that are tabs in it.</summary>
internal sealed record Section(string Word, string Icon, params SectionPage[] Pages)
{
    public string Path => Pages[0].Path;
}

/// <summary>
/// The navigation: one list for the menu, the tabs, the bottom bar and the palette. A page that a feature brings later appears
/// by itself, for what has no route is left out.
/// </summary>
internal static class Sections
{
    private static readonly HashSet<string> Routes =
        [.. typeof(Sections).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template)];

    public static readonly IReadOnlyList<Section> All =
    [
        .. new Section[]
        {
            new("nav.home", "home", new SectionPage("nav.home", "/", "/questions")),
            new("nav.orders", "orders", new("nav.orders.all", "/orders"), new("nav.orders.labels", "/labels"),
                new("nav.orders.parcels", "/orders/parcels")),
            new("nav.returns", "returns", new("nav.returns.desk", "/returns"), new("nav.returns.figures", "/returns/figures")),
            new("nav.items", "items", new("nav.items.all", "/items"), new("nav.items.links", "/matching")),
            new("nav.stock", "stock", new("nav.stock.rules", "/rules"), new("nav.stock.lvb", "/lvb"),
                new("nav.stock.source", "/source"), new("nav.stock.control", "/statement", "/drift", "/shadow", "/ledger")),
            new("nav.offers", "offers", new("nav.offers", "/offers"), new("nav.offers.prices", "/prices")),
            new("nav.invoices", "invoices", new("nav.invoices.all", "/invoices"), new("nav.invoices.vat", "/vat"),
                new("nav.invoices.settings", "/invoices/settings")),
            new("nav.settings", "settings", new("nav.settings.orders", "/order-settings"),
                new("nav.settings.channels", "/channels"),
                new("nav.settings.alerts", "/alerts"), new("nav.settings.users", "/users"),
                new("nav.settings.live", "/live", "/dry-run"),
                new("nav.settings.system", "/system"), new("nav.settings.activity", "/activity"),
                new("nav.settings.changes", "/changes")),
        }.Select(section => section with { Pages = [.. section.Pages.Where(page => Routes.Contains(page.Path))] })
            .Where(section => section.Pages.Length > 0),
    ];

    /// <summary>Where an address is in the navigation; null where it is in none of it.</summary>
    public static (Section Section, SectionPage Page)? Of(string path)
    {
        var best = All.SelectMany(section => section.Pages.Select(page => (Section: section, Page: page, Fits: page.Fits(path))))
            .MaxBy(at => at.Fits);
        return best.Fits == 0 ? null : (best.Section, best.Page);
    }
}
