//! Clusters people talk about, each as the link that opens it.

/// A named scenario.
#[derive(Debug, PartialEq)]
pub struct Preset {
    /// Word for scripts and the page.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Its link.
    pub link: &'static str,
}

/// Every preset.
pub static PRESETS: [Preset; 9] = [
    Preset {
        id: "colossus",
        name: "Colossus: 100,000 H100 on Spectrum-X",
        link: "",
    },
    Preset {
        id: "llama3",
        name: "Llama 3: 16,384 H100 on 400G Ethernet",
        link: "gpus=16384&fabric=ethernet&switch=tomahawk4",
    },
    Preset {
        id: "deepseek-v3",
        name: "DeepSeek-V3: 2,048 Hopper GPUs, experts over eight servers",
        link: "gpus=2048&fabric=infiniband&workload=deepseek-v3&traffic=workload",
    },
    Preset {
        id: "pods",
        name: "24,576 H100 in eight pods, 7:1 above them",
        link: "gpus=24576&fabric=ethernet&switch=tomahawk5&taper=0.5,7&pod=3072",
    },
    Preset {
        id: "eight-planes",
        name: "131,072 GPUs in two tiers, eight planes",
        link: "gpus=131072&platform=gb300&fabric=ultra-ethernet&switch=tomahawk5&planes=8",
    },
    Preset {
        id: "ironwood",
        name: "9,216 Ironwood in one torus",
        link: "gpus=9216&platform=ironwood&fabric=ici",
    },
    Preset {
        id: "late-lanes",
        name: "100,000 GB300, lanes of 400G a year late",
        link: "platform=gb300&fabric=ethernet&slip=0,4",
    },
    Preset {
        id: "sites",
        name: "300,000 GB300 over sites 1,000 km apart, 100 local steps",
        link: "gpus=300000&platform=gb300&fabric=ethernet&site-power=250&distance=1000&local-steps=100",
    },
    Preset {
        id: "million",
        name: "A million VR200 on Ethernet",
        link: "gpus=1000000&platform=vr200&fabric=ethernet",
    },
];
