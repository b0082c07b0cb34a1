using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>What a seller has chosen about orders, read together. Everything has a safe default.</summary>
public sealed record OrderSettings
{
    public ImportSettings Import { get; init; } = new();

    public FlowSettings Flow { get; init; } = new();

    public CancelSettings Cancel { get; init; } = new();

    internal static OrderSettings Of(Seller seller) => new()
    {
        Import = seller.Get<ImportSettings>(),
        Flow = seller.Get<FlowSettings>(),
        Cancel = seller.Get<CancelSettings>(),
    };

    internal static async Task<OrderSettings> Of(TandemDb db, SellerId seller, CancellationToken ct) =>
        Of(new Seller { Id = seller, Name = "", Settings = await db.SettingsRowsOf(seller, ct) });
}
