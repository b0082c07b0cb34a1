namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Shipments = "/retailer/shipments";

    /// <summary>Lists shipments, newest first, a page at a time.</summary>
    public Task<BolShipmentList> GetShipments(BolShipmentQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Shipments) with
            {
                Query = BolCall.QueryOf(
                    ("page", BolCall.Text(query.Page)),
                    ("fulfilment-method", query.OrderId is null ? query.FulfilmentMethod : null),
                    ("order-id", query.OrderId)),
            },
            BolJson.Default.BolShipmentList,
            ct);

    /// <summary>Reads a shipment in full; null when bol does not know it.</summary>
    public Task<BolShipment?> GetShipment(string shipmentId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Shipments}/{BolCall.Segment(shipmentId)}"), BolJson.Default.BolShipment,
            shipment => Same(shipment.ShipmentId, shipmentId), ct);

    /// <summary>Reports that items of one order were shipped.</summary>
    public Task<BolProcessStatus> CreateShipment(BolShipmentCreate shipment, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Post, Shipments).With(shipment, BolJson.Default.BolShipmentCreate),
            ct);

    /// <summary>Adds or corrects the track and trace code of a shipment's transport.</summary>
    public Task<BolProcessStatus> UpdateTransport(string transportId, BolTransportChange change, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Put, $"/retailer/transports/{BolCall.Segment(transportId)}")
                .With(change, BolJson.Default.BolTransportChange),
            ct);
}
