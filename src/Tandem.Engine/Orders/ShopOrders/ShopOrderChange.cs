using System.Text.Json;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>What an intent changes of an order in the shop. All of it can be read back, so it is never done twice.</summary>
/// <param name="Status">The status that it should have; null: left alone.</param>
/// <param name="OnlyFrom">Statuses from which it may be changed; in any other one the shop's people have decided otherwise, and
/// it stays.</param>
/// <param name="Note">A note for the shop's people, written once in the seller's language (see <see cref="ShopNotes"/>).</param>
/// <param name="Parcel">A parcel as the shop keeps it (see <see cref="ParcelsField"/>), put beside those
/// that are there.</param>
/// <param name="Refund">Units to refund; found again by its own name before it is ever made a second time.</param>
/// <param name="Document">The document of which it tells. Its link is made as it is written, and stands in no row.</param>
/// <param name="BolOrderId">The number of its order at bol, filled in as it is intended.</param>
/// <param name="Of">The module whose change it is: while that only observes, it waits.</param>
internal sealed record ShopOrderChange(
    Guid Shop, long ShopOrderId, string? Status = null, IReadOnlyList<string>? OnlyFrom = null, Reason? Note = null,
    JsonElement? Parcel = null, RefundLine? Refund = null, Module Of = Module.Orders, string BolOrderId = "",
    long? Document = null);
