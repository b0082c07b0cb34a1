using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>What a seller has chosen about orders, from import to the doorstep, as the screens show it together.</summary>
public sealed record OrderChoices
{
    public ImportSettings Import { get; init; } = new();

    public FlowSettings Flow { get; init; } = new();

    public CancelSettings Cancel { get; init; } = new();

    public ShippingSettings Shipping { get; init; } = new();

    public LabelSettings Labels { get; init; } = new();

    internal static OrderChoices Of(Seller seller) => new()
    {
        Import = seller.Get<ImportSettings>(),
        Flow = seller.Get<FlowSettings>(),
        Cancel = seller.Get<CancelSettings>(),
        Shipping = seller.Get<ShippingSettings>(),
        Labels = seller.Get<LabelSettings>(),
    };

    internal static async Task<OrderChoices> Of(TandemDb db, SellerId seller, CancellationToken ct) =>
        Of(new Seller { Id = seller, Name = "", Settings = await db.SettingsRowsOf(seller, ct) });

    /// <returns>Whether anything differs.</returns>
    internal bool SaveTo(Seller seller) =>
        seller.Set(Import) | seller.Set(Flow) | seller.Set(Cancel) | seller.Set(Shipping) | seller.Set(Labels);
}
