"""The Qt window; never imports torch, torchvision or timm."""
