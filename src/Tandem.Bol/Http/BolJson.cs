using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Shared;

namespace Tandem.Bol;

/// <summary>
/// How bol's JSON is read and written: in without complaint about what is missing, new or oddly typed; out without nulls.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(TolerantString), typeof(TolerantInt), typeof(TolerantDecimal), typeof(TolerantBool),
        typeof(TolerantMoment), typeof(TolerantDate), typeof(TolerantLists),
    ])]
[JsonSerializable(typeof(BolOfferList))]
[JsonSerializable(typeof(BolOffer))]
[JsonSerializable(typeof(BolOfferPatch))]
[JsonSerializable(typeof(BolOfferCreate))]
[JsonSerializable(typeof(BolOfferCreated))]
[JsonSerializable(typeof(BolNotForSaleReasons))]
[JsonSerializable(typeof(BolInventoryList))]
[JsonSerializable(typeof(BolInvoiceList))]
[JsonSerializable(typeof(BolInvoice))]
[JsonSerializable(typeof(BolSpecification))]
[JsonSerializable(typeof(BolSpecificationLine))]
[JsonSerializable(typeof(BolInvoiceRequestList))]
[JsonSerializable(typeof(BolInvoiceRequest))]
[JsonSerializable(typeof(BolInvoicePartyList))]
[JsonSerializable(typeof(BolOrderList))]
[JsonSerializable(typeof(BolOrder))]
[JsonSerializable(typeof(BolCancellation))]
[JsonSerializable(typeof(BolReturnHandling))]
[JsonSerializable(typeof(BolReturnCreate))]
[JsonSerializable(typeof(BolShipmentList))]
[JsonSerializable(typeof(BolShipment))]
[JsonSerializable(typeof(BolShipmentCreate))]
[JsonSerializable(typeof(BolTransportChange))]
[JsonSerializable(typeof(BolDeliveryOptions))]
[JsonSerializable(typeof(BolDeliveryOptionsRequest))]
[JsonSerializable(typeof(BolLabelRequest))]
[JsonSerializable(typeof(BolReplenishmentList))]
[JsonSerializable(typeof(BolReplenishment))]
[JsonSerializable(typeof(BolReturnList))]
[JsonSerializable(typeof(BolReturn))]
[JsonSerializable(typeof(BolReturnWords))]
[JsonSerializable(typeof(BolProcessStatus))]
[JsonSerializable(typeof(BolProcessStatusList))]
[JsonSerializable(typeof(BolProcessStatusQueries))]
[JsonSerializable(typeof(BolSubscriptionList))]
[JsonSerializable(typeof(BolSubscriptionRequest))]
[JsonSerializable(typeof(BolSignatureKeyList))]
[JsonSerializable(typeof(BolEvent))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class BolJson : JsonSerializerContext;
