using Tandem.Engine.Returns;

namespace Tandem.Engine.Orders;

/// <summary>What is read of bol about orders: the orders themselves, and what customers send back.</summary>
internal sealed class OrderReadings(ReadBolOrders orders, ReadReturns returns)
{
    public ReadBolOrders Orders => orders;

    public ReadReturns Returns => returns;
}
