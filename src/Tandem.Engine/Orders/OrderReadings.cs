using Tandem.Engine.Returns;
using Tandem.Engine.Shipments;

namespace Tandem.Engine.Orders;

/// <summary>What is read of bol about orders: the orders themselves, what was shipped of them, and what customers send back.</summary>
internal sealed class OrderReadings(ReadBolOrders orders, ReadShipments shipments, ReadReturns returns)
{
    public ReadBolOrders Orders => orders;

    public ReadShipments Shipments => shipments;

    public ReadReturns Returns => returns;
}
