using Tandem.Engine.Sellers;

namespace Tandem.Engine.Orders.Import;

/// <summary>Which bol orders go into the shop, and how they look there.</summary>
public sealed record ImportSettings : ISettings<ImportSettings>
{
    public static string Name => "orders.import";

    public static ImportSettings Usual { get; } = new();

    /// <summary>Orders that were placed before this stay out, unless a person picks them; null: since orders went live.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Orders that the seller sends with a carrier of their own.</summary>
    public bool Own { get; init; } = true;

    /// <summary>Orders that go out with bol's label (Verzenden via bol).</summary>
    public bool Vvb { get; init; } = true;

    /// <summary>Orders from bol's own warehouse: they never touch the shop's stock.</summary>
    public bool Lvb { get; init; }

    public string OwnStatus { get; init; } = "processing";

    public string VvbStatus { get; init; } = "processing";

    public string LvbStatus { get; init; } = "completed";

    public string PaymentTitle { get; init; } = "bol";

    public string ShippingTitle { get; init; } = "bol";

    /// <summary>Put a note with the delivery date on the order.</summary>
    public bool DeadlineNote { get; init; } = true;

    /// <summary>Hand bol's scrambled address to the shop, which then mails the buyer.</summary>
    public bool PassEmail { get; init; }

    /// <summary>Keep the shop from mailing its own people about each order.</summary>
    public bool MuteShopMail { get; init; }
}
